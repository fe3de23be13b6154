using System.Security.Claims;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

/// <summary>What the framework's bearer tokens carry, and how a refresh token is read back.</summary>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    internal static ClaimsPrincipal PrincipalOf(AccountResult account) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, account.UserId.ToString()),
                    new Claim(ClaimTypes.Role, account.Role.ToString()),
                ],
                BearerTokenDefaults.AuthenticationScheme
            )
        );

    /// <summary>Whose refresh token this is, or null when it is forged, altered or too old.</summary>
    internal Guid? OwnerOfRefreshToken(string refreshToken)
    {
        var protector = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector;
        var ticket = protector.Unprotect(refreshToken);
        var isCurrent = ticket?.Properties.ExpiresUtc > time.GetUtcNow();
        return isCurrent && Guid.TryParse(ticket!.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : null;
    }
}
