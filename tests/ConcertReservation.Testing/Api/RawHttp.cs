using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ConcertReservation.Testing.Api;

/// <summary>HTTP/1.1 written byte by byte, for requests that no client library sends.</summary>
public static class RawHttp
{
    /// <summary>Request line and headers, with the empty line after them.</summary>
    /// <param name="headers">Each a whole line without its line break.</param>
    public static byte[] Head(string method, string target, Uri address, params IEnumerable<string> headers)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{method} {target} HTTP/1.1\r\n")
            .Append(CultureInfo.InvariantCulture, $"Host: {address.Authority}\r\nConnection: close\r\n");
        foreach (var header in headers)
            head.Append(header).Append("\r\n");
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    public static async Task<TcpClient> ConnectAsync(Uri address, CancellationToken ct = default)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, ct);
        return client;
    }

    /// <summary>The whole response as text: status line, headers, body. It ends when the server closes.</summary>
    /// <param name="stream">Opened before the client closes its side: after that the socket returns no stream.</param>
    public static async Task<string> ReadAsync(this NetworkStream stream, CancellationToken ct = default)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(ct);
    }
}
