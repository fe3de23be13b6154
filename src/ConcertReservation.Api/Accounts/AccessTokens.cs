using System.Security.Claims;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

/// <summary>Creates the principal that the framework's bearer tokens carry, and reads refresh tokens.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time) : IRefreshTokenReader
{
    public static ClaimsPrincipal PrincipalOf(AccountResult account) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, account.UserId.ToString()),
                    new Claim(ClaimTypes.Role, account.Role.ToString()),
                ],
                BearerTokenDefaults.AuthenticationScheme
            )
        );

    public Guid? FindOwner(string refreshToken)
    {
        var protector = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector;
        var ticket = protector.Unprotect(refreshToken);
        var isCurrent = ticket?.Properties.ExpiresUtc > time.GetUtcNow();
        return isCurrent && Guid.TryParse(ticket!.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : null;
    }
}
