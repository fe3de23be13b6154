using System.Net.Sockets;
using System.Text;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A request written byte by byte, for headers that no decent client would send.</summary>
internal static class RawRequest
{
    /// <summary>The whole answer as text: status line, headers, body.</summary>
    public static async Task<string> PostAsync(Uri address, string path, string body, params string[] headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        string[] lines =
        [
            $"POST {path} HTTP/1.1",
            $"Host: {address.Authority}",
            "Connection: close",
            "Content-Type: application/json",
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
            .. headers,
            "",
            body,
        ];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
