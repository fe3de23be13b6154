using System.Text;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A request with headers that no client library sends.</summary>
internal static class RawRequest
{
    /// <returns>The whole response as text: status line, headers, body.</returns>
    public static async Task<string> PostAsync(Uri address, string path, string body, params string[] headers)
    {
        var content = Encoding.UTF8.GetBytes(body);
        string[] framing = ["Content-Type: application/json", $"Content-Length: {content.Length}"];
        using var client = await RawHttp.ConnectAsync(address);
        await client.GetStream().WriteAsync(RawHttp.Head("POST", path, address, [.. framing, .. headers]));
        await client.GetStream().WriteAsync(content);
        return await client.GetStream().ReadAsync();
    }
}
