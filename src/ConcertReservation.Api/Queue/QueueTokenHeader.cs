namespace ConcertReservation.Api.Queue;

/// <summary>The <c>Queue-Token</c> header, with or without a leading <c>Bearer</c>.</summary>
internal static class QueueTokenHeader
{
    public const string Name = "Queue-Token";
    private const string Prefix = "Bearer ";

    /// <summary>Null when the client sent no token.</summary>
    public static string? Read(HttpRequest request)
    {
        var text = request.Headers[Name].ToString().Trim();
        if (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            text = text[Prefix.Length..].Trim();
        return text.Length == 0 ? null : text;
    }
}
