using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Sending;

/// <summary>Sends bodies that end too soon or contradict their headers, which no client library would.</summary>
internal static class RawSender
{
    private const long Enormous = 10_000_000_000;
    private static readonly byte[] BadChunks = "zz\r\n{\"a\":1}\r\n\r\n"u8.ToArray();

    public static async Task<Answer?> SendAsync(WrongRequest request, Uri address, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, ct);
        var stream = client.GetStream();
        await stream.WriteAsync(HeadOf(request, address), ct);
        await stream.WriteAsync(SentOf(request), ct);
        switch (request.Delivery)
        {
            case Delivery.Closed:
                return null;
            case Delivery.Reset:
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return null;
            case Delivery.Halved:
                client.Client.Shutdown(SocketShutdown.Send);
                break;
        }

        return RawAnswer.Parse(await ReadToEndAsync(stream, ct));
    }

    private static byte[] HeadOf(WrongRequest request, Uri address)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{request.Method} {request.Target} HTTP/1.1\r\n")
            .Append(CultureInfo.InvariantCulture, $"Host: {address.Authority}\r\nConnection: close\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Type: {request.ContentType}\r\n")
            .Append(FramingOf(request));
        foreach (var (name, value) in request.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static string FramingOf(WrongRequest request) =>
        request.Delivery switch
        {
            Delivery.BadChunks => "Transfer-Encoding: chunked\r\n",
            Delivery.Announced => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Enormous}\r\n"),
            _ => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {request.Body!.Length}\r\n"),
        };

    private static ReadOnlyMemory<byte> SentOf(WrongRequest request) =>
        request.Delivery switch
        {
            Delivery.BadChunks => BadChunks,
            Delivery.Announced => default,
            _ => request.Body.AsMemory(0, request.Body!.Length / 2),
        };

    private static async Task<byte[]> ReadToEndAsync(NetworkStream stream, CancellationToken ct)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, ct);
        return all.ToArray();
    }
}
