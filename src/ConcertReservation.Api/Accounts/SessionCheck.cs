using System.Security.Claims;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>A request with the access token of an ended session counts as not signed in. Costs no query.</summary>
internal static class SessionCheck
{
    public static void UseSessionCheck(this WebApplication app)
    {
        var ended = app.Services.GetRequiredService<EndedSessions>();
        app.Use(
            (context, next) =>
            {
                if (context.User.SessionId() is { } session && ended.Contains(session))
                    context.User = new ClaimsPrincipal(new ClaimsIdentity());
                return next(context);
            }
        );
    }
}
