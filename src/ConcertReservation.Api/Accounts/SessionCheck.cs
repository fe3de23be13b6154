using System.Security.Claims;
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
                if (AccessTokens.SessionOf(context.User) is { } session && ended.Contains(session))
                    context.User = new ClaimsPrincipal(new ClaimsIdentity());
                return next(context);
            }
        );
    }
}
