using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/auth/email-verifications")]
[Tags("Accounts")]
public sealed class EmailVerificationsController(EmailVerificationFacade verifications) : ControllerBase
{
    /// <summary>
    /// Mail a link that verifies the caller's e-mail address. Nothing is mailed when the address is verified, or when a link
    /// was mailed less than ten minutes ago.
    /// </summary>
    [HttpPost]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> RequestEmailVerification(CancellationToken ct)
    {
        await verifications.RequestAsync(User.Id(), ct);
        return Accepted();
    }

    /// <summary>Verify an e-mail address with the token of the link, which works once, for three days.</summary>
    [HttpPost("confirm")]
    [AllowAnonymous]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.VerificationTokenInvalid)]
    public async Task<IActionResult> ConfirmEmailVerification(
        ConfirmEmailVerificationRequest request,
        CancellationToken ct
    )
    {
        await verifications.ConfirmAsync(request.Token!, ct);
        return NoContent();
    }
}
