using System.Security.Claims;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

/// <summary>Creates the principal that the framework's bearer tokens carry, and reads refresh tokens.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time) : IRefreshTokenReader
{
    private const string RefreshSecretClaim = "refresh";

    /// <summary>The framework encrypts it, in both tokens.</summary>
    public static ClaimsPrincipal PrincipalOf(SignedIn signedIn) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, signedIn.Account.UserId.ToString()),
                    new Claim(ClaimTypes.Role, signedIn.Account.Role.ToString()),
                    new Claim(Caller.SessionClaim, signedIn.Tokens.SessionId.ToString()),
                    new Claim(Caller.PerformancesClaim, string.Join(',', signedIn.Account.PerformanceIds)),
                    new Claim(RefreshSecretClaim, signedIn.Tokens.RefreshSecret),
                ],
                BearerTokenDefaults.AuthenticationScheme
            )
        );

    public RefreshTokenPayload? Read(string refreshToken)
    {
        var protector = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector;
        var ticket = protector.Unprotect(refreshToken);
        var isCurrent = ticket?.Properties.ExpiresUtc > time.GetUtcNow();
        if (!isCurrent || !Guid.TryParse(ticket!.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
            return null;
        return
            ticket.Principal.SessionId() is { } session
            && ticket.Principal.FindFirstValue(RefreshSecretClaim) is { } secret
            ? new RefreshTokenPayload(userId, session, secret, HasSession: true)
            : RefreshTokenPayload.WithoutSession(userId, refreshToken);
    }
}
