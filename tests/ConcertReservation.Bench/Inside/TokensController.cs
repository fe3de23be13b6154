using System.Security.Claims;
using ConcertReservation.Application.Queue;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Queue;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// Access tokens and queue tokens, thousands of them, one per line, made by the services of the app. A sign-in would
/// hash a password for each.
/// </summary>
[ApiController]
[AllowAnonymous]
[Route("bench/tokens")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class TokensController(
    IOptionsMonitor<BearerTokenOptions> options,
    IQueueTokenSigner signer,
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
            n => signer.Sign(new QueueTokenPayload(Ids.Token(concertId, n), Ids.User(n), concertId, n))
        );

    private ContentResult Lines(int first, int count, int step, Func<int, string> token) =>
        Content(string.Join('\n', Enumerable.Range(0, count).Select(i => token(first + i * step))), "text/plain");

    // The same as the handler of the framework makes at a sign-in.
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
