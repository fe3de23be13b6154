using System.Text;

namespace ConcertReservation.Bench.Traffic;

/// <summary>Requests as bytes.</summary>
internal static class Request
{
    public static byte[] Get(string path, string accessToken, string? queueToken = null) =>
        Bytes("GET", path, accessToken, queueToken, body: null);

    public static byte[] Post(string path, string accessToken, string? queueToken = null, string? body = null) =>
        Bytes("POST", path, accessToken, queueToken, body);

    private static byte[] Bytes(string verb, string path, string accessToken, string? queueToken, string? body)
    {
        var text = new StringBuilder()
            .Append(verb)
            .Append(" /api/v1")
            .Append(path)
            .Append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ")
            .Append(accessToken);
        if (queueToken is not null)
            text.Append("\r\nQueue-Token: ").Append(queueToken);
        if (body is not null)
            text.Append("\r\nContent-Type: application/json");
        if (verb != "GET")
            text.Append("\r\nContent-Length: ").Append(body?.Length ?? 0);
        return Encoding.ASCII.GetBytes(text.Append("\r\n\r\n").Append(body).ToString());
    }
}
