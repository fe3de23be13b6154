using System.Globalization;
using System.Security.Claims;

namespace ConcertReservation.Api.Http;

/// <summary>The user who calls, identified by the access token, never by a body or a query.</summary>
internal static class Caller
{
    internal const string SessionClaim = "sid";
    internal const string PerformancesClaim = "performances";

    /// <summary>The session of the access token; null for a token from before there were sessions.</summary>
    public static Guid? SessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>The performances to which a gate account is bound; empty for any.</summary>
    public static IReadOnlyList<long> PerformanceIds(this ClaimsPrincipal user) =>
        user.FindFirstValue(PerformancesClaim) is { Length: > 0 } ids
            ? [.. ids.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))]
            : [];

    public static Guid Id(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
