using System.Security.Claims;

namespace ConcertReservation.Api.Http;

/// <summary>Who calls: said by the access token, never by a body or a query.</summary>
internal static class Caller
{
    public static Guid Id(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
