using System.Security.Claims;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.LoadTests.Bench.Stage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ConcertReservation.LoadTests.Bench.Inside;

/// <summary>
/// Access tokens and queue tokens by the thousand, one a line, made by the app's own services: signing in would cost a
/// password's hash each.
/// </summary>
[ApiController]
[AllowAnonymous]
[Route("bench/tokens")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class TokensController(
    IOptionsMonitor<BearerTokenOptions> options,
    IQueueTokenSigner sealer,
    TimeProvider time
) : ControllerBase
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    [HttpGet("access")]
    public ContentResult Access(int first, int count, int step) => Lines(first, count, step, AccessToken);

    [HttpGet("queue/{concertId}")]
    public ContentResult Queue(long concertId, int first, int count, int step) =>
        Lines(
            first,
            count,
            step,
            n => sealer.Seal(new QueueTokenPayload(Ids.Token(concertId, n), Ids.User(n), concertId, n))
        );

    private ContentResult Lines(int first, int count, int step, Func<int, string> token) =>
        Content(string.Join('\n', Enumerable.Range(0, count).Select(i => token(first + i * step))), "text/plain");

    // As the framework's own handler makes them when somebody signs in.
    private string AccessToken(int user)
    {
        const string scheme = BearerTokenDefaults.AuthenticationScheme;
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, Ids.User(user).ToString()),
                new Claim(ClaimTypes.Role, nameof(Role.Customer)),
            ],
            scheme
        );
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + Lifetime };
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), properties, $"{scheme}:AccessToken");
        return options.Get(scheme).BearerTokenProtector.Protect(ticket);
    }
}
