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
[Tags("Accounts")]
public sealed class AuthController(AccountFacade accounts) : ControllerBase
{
    /// <summary>Sign up as a customer.</summary>
    [HttpPost("sign-up")]
    [EnableRateLimiting(RateLimits.SignUps)]
    [ProducesResponseType<AccountResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.EmailTaken)]
    public async Task<IActionResult> SignUp(SignUpRequest request, CancellationToken ct)
    {
        var account = await accounts.SignUpAsync(request.ToCommand(), ct);
        return Created(ApiRoutes.Me, account);
    }

    /// <summary>Sign in: starts a session. Returns an access token for one hour and a refresh token for 14 days.</summary>
    /// <remarks>
    /// An account with an authenticator needs a code too: without one, the right password is answered with
    /// `second_factor_required`. A wrong code is answered as a wrong password.
    /// </remarks>
    [HttpPost("sign-in")]
    [ProducesResponseType<AccessTokenResponse>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.InvalidCredentials, ErrorCode.SecondFactorRequired, ErrorCode.RateLimited)]
    public async Task<IActionResult> SignIn(SignInRequest request, CancellationToken ct)
    {
        var origin = HttpContext.Origin();
        var signedIn = await accounts.SignInAsync(request.Email!, request.Password!, request.Code, origin, ct);
        return SignIn(AccessTokens.PrincipalOf(signedIn), BearerTokenDefaults.AuthenticationScheme);
    }

    /// <summary>Exchange a refresh token for new tokens. It works once; a used one that comes back ends its session.</summary>
    [HttpPost("refresh")]
    [ProducesResponseType<AccessTokenResponse>(StatusCodes.Status200OK)]
    [Refuses(ErrorCode.InvalidCredentials)]
    public async Task<IActionResult> RefreshSession(RefreshRequest request, CancellationToken ct)
    {
        var signedIn = await accounts.RefreshAsync(request.RefreshToken!, HttpContext.Origin(), ct);
        return SignIn(AccessTokens.PrincipalOf(signedIn), BearerTokenDefaults.AuthenticationScheme);
    }
}
