using System.Security.Claims;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

/// <summary>Creates the principal that the framework's bearer tokens carry, and reads refresh tokens.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time) : IRefreshTokenReader
{
    private const string SessionClaim = "sid";
    private const string RefreshSecretClaim = "refresh";

    /// <summary>The framework encrypts it, in both tokens.</summary>
    public static ClaimsPrincipal PrincipalOf(SignedIn signedIn) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, signedIn.Account.UserId.ToString()),
                    new Claim(ClaimTypes.Role, signedIn.Account.Role.ToString()),
                    new Claim(SessionClaim, signedIn.Tokens.SessionId.ToString()),
                    new Claim(RefreshSecretClaim, signedIn.Tokens.RefreshSecret),
                ],
                BearerTokenDefaults.AuthenticationScheme
            )
        );

    /// <summary>The session of an access token; null for a token from before there were sessions.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    public RefreshTokenPayload? Read(string refreshToken)
    {
        var protector = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector;
        var ticket = protector.Unprotect(refreshToken);
        var isCurrent = ticket?.Properties.ExpiresUtc > time.GetUtcNow();
        if (!isCurrent || !Guid.TryParse(ticket!.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
            return null;
        return SessionOf(ticket.Principal) is { } session
            && ticket.Principal.FindFirstValue(RefreshSecretClaim) is { } secret
            ? new RefreshTokenPayload(userId, session, secret, HasSession: true)
            : RefreshTokenPayload.WithoutSession(userId, refreshToken);
    }
}
