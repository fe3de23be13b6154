namespace ConcertReservation.Api.Http;

/// <summary>Which compressed form of a body a client accepts.</summary>
internal static class AcceptedEncodings
{
    /// <summary><c>br</c>, <c>gzip</c>, or null when the client accepts neither.</summary>
    public static string? Best(HttpRequest request)
    {
        var accepted = request
            .GetTypedHeaders()
            .AcceptEncoding.Where(encoding => encoding.Quality != 0)
            .Select(encoding => encoding.Value.Value!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return accepted.Contains("br") ? "br"
            : accepted.Contains("gzip") ? "gzip"
            : null;
    }
}
