namespace ConcertReservation.Api.Accounts;

/// <summary>
/// The access token of the <c>Authorization</c> header. The name of a scheme has no case (RFC 9110, section 11.1), but
/// the framework accepts only <c>Bearer</c>.
/// </summary>
internal static class AuthorizationHeader
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the client sent none, or used another scheme.</summary>
    public static string? ReadBearerToken(HttpRequest request)
    {
        var text = request.Headers.Authorization.ToString();
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim() : null;
    }
}
