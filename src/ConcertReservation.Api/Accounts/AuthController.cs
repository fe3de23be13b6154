using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[AllowAnonymous]
[Route(ApiRoutes.Base + "/auth")]
[EnableRateLimiting(RateLimits.SignIns)]
[Tags("Accounts")]
public sealed class AuthController(AccountFacade accounts) : ControllerBase
{
    /// <summary>Sign up as a customer.</summary>
    [HttpPost("sign-up")]
    [ProducesResponseType<AccountResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.EmailTaken)]
    public async Task<IActionResult> SignUp(SignUpRequest request, CancellationToken ct)
    {
        var account = await accounts.SignUpAsync(request.ToCommand(), ct);
        return Created(ApiRoutes.Me, account);
    }

    /// <summary>Sign in: an access token for an hour, a refresh token for two weeks.</summary>
    [HttpPost("sign-in")]
    [ProducesResponseType<AccessTokenResponse>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.InvalidCredentials)]
    public async Task<IActionResult> SignIn(
        SignInRequest request,
        [FromServices] AccountThrottle throttle,
        CancellationToken ct
    )
    {
        throttle.EnsureNotTooMany(request.Email!);
        var account = await accounts.SignInAsync(request.Email!, request.Password!, ct);
        return SignIn(AccessTokens.PrincipalOf(account), BearerTokenDefaults.AuthenticationScheme);
    }

    /// <summary>Trade a refresh token for new tokens.</summary>
    [HttpPost("refresh")]
    [ProducesResponseType<AccessTokenResponse>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.InvalidCredentials)]
    public async Task<IActionResult> Refresh(
        RefreshRequest request,
        [FromServices] AccessTokens tokens,
        CancellationToken ct
    )
    {
        var owner = tokens.OwnerOfRefreshToken(request.RefreshToken!) ?? throw AccountFacade.InvalidCredentials();
        var account = await accounts.FindForRefreshAsync(owner, ct);
        return SignIn(AccessTokens.PrincipalOf(account), BearerTokenDefaults.AuthenticationScheme);
    }
}
