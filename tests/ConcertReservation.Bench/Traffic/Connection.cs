using System.Net;
using System.Net.Sockets;

namespace ConcertReservation.Bench.Traffic;

/// <summary>
/// One keep-alive connection. It sends bytes that were made before, and parses no more of the response than where it
/// ends, because the generator shares the processors with the measured service.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int SmallestBuffer = 16 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private byte[] _buffer = new byte[SmallestBuffer];

    private Connection() { }

    public static async Task<Connection> OpenAsync(Uri address, CancellationToken ct)
    {
        var connection = new Connection();
        try
        {
            await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), ct);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="UnexpectedResponseException">The status is another one, or there is no response.</exception>
    public async ValueTask<BufferedResponse> AskAsync(ReadOnlyMemory<byte> request, int expected)
    {
        await _socket.SendAsync(request);
        for (var filled = 0; ; )
        {
            if (filled == _buffer.Length)
                Array.Resize(ref _buffer, 2 * filled);
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (received == 0)
                throw new UnexpectedResponseException("The connection was closed instead of an answer.");
            filled += received;
            if (BufferedResponse.Find(_buffer.AsMemory(0, filled)) is { } answer)
                return answer.Status == expected ? answer : throw UnexpectedResponseException.Of(answer, expected);
        }
    }

    /// <summary>Sends a request for a stream and discards what it sends, until it ends.</summary>
    /// <param name="received">Called for each part that arrives.</param>
    /// <exception cref="UnexpectedResponseException">The status is another one.</exception>
    public async Task StreamAsync(ReadOnlyMemory<byte> request, int expected, Action received)
    {
        await _socket.SendAsync(request);
        var begun = false;
        while (await _socket.ReceiveAsync(_buffer.AsMemory()) is > 0 and var count)
        {
            var part = new BufferedResponse(_buffer.AsMemory(0, count), headLength: 0);
            if (!begun && part.Status != expected)
                throw UnexpectedResponseException.Of(part, expected);
            begun = true;
            received();
        }
    }

    public void Dispose() => _socket.Dispose();
}
