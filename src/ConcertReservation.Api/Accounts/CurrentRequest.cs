using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>Who sends the request that is served now, and from where.</summary>
internal sealed class CurrentRequest(IHttpContextAccessor http) : ICurrentRequest
{
    public Guid? UserId =>
        http.HttpContext is { User.Identity.IsAuthenticated: true } context ? context.User.Id() : null;

    public ClientOrigin? Origin => http.HttpContext?.Origin();
}
