using System.Security.Claims;

namespace ConcertReservation.Api.Http;

/// <summary>The user who calls, identified by the access token, never by a body or a query.</summary>
internal static class Caller
{
    internal const string SessionClaim = "sid";

    /// <summary>The session of the access token; null for a token from before there were sessions.</summary>
    public static Guid? SessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    public static Guid Id(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
