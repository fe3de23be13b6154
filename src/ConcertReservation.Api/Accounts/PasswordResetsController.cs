using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[AllowAnonymous]
[Route(ApiRoutes.Base + "/auth/password-resets")]
[Tags("Accounts")]
public sealed class PasswordResetsController(PasswordFacade passwords) : ControllerBase
{
    /// <summary>
    /// Mail a link to reset the password, when an account has the address. The answer is the same when none has. An account
    /// gets at most one such mail an hour.
    /// </summary>
    [HttpPost]
    [OutsideOverloadGuard]
    [EnableRateLimiting(RateLimits.PasswordResets)]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.RateLimited)]
    public IActionResult RequestPasswordReset(PasswordResetRequest request)
    {
        passwords.RequestReset(request.Email!, HttpContext.Origin());
        return Accepted();
    }

    /// <summary>
    /// Set a new password with the token of the link, which works once, for 30 minutes. All sessions of the account end.
    /// </summary>
    [HttpPost("confirm")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.ResetTokenInvalid)]
    public async Task<IActionResult> ConfirmPasswordReset(ConfirmPasswordResetRequest request, CancellationToken ct)
    {
        await passwords.ResetAsync(request.Token!, request.NewPassword!, ct);
        return NoContent();
    }
}
