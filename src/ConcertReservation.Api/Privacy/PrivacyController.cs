using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Privacy;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace ConcertReservation.Api.Privacy;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/users/me")]
[Tags("Accounts")]
public sealed class PrivacyController(AccountExportFacade export, ErasureFacade erasures) : ControllerBase
{
    /// <summary>Download everything that is kept about the caller, as one JSON file of one instant.</summary>
    [HttpGet("export")]
    [EnableRateLimiting(RateLimits.Exports)]
    [ProducesResponseType<AccountExportDocument>(StatusCodes.Status200OK, "application/json")]
    [Refuses(ErrorCode.RateLimited)]
    public async Task<IActionResult> ExportAccount(CancellationToken ct)
    {
        // Small exports stay in memory, larger ones go to a temporary file.
        var file = new FileBufferingWriteStream();
        Response.RegisterForDisposeAsync(file);
        await export.WriteAsync(User.Id(), file, ct);
        return new BufferedFileResult(file, FormattableString.Invariant($"account-{User.Id():N}.json"));
    }

    /// <summary>Erase the caller's account: the name and the e-mail address go, what the books need stays under the id.</summary>
    /// <remarks>
    /// All sessions end, holds are released and waiting places given up. The e-mail address is free again. A refund that is
    /// made later stays in the wallet of the erased account.
    /// </remarks>
    /// <param name="request">The password of the account.</param>
    /// <param name="forfeit">Give the balance up. Without it, a balance refuses the erasure.</param>
    /// <param name="ct">Cancels.</param>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.InvalidCredentials, ErrorCode.AccountInUse, ErrorCode.LastOperator, ErrorCode.RateLimited)]
    public async Task<IActionResult> EraseAccount(
        EraseAccountRequest request,
        [FromQuery] bool forfeit,
        CancellationToken ct
    )
    {
        await erasures.EraseAsync(User.Id(), request.Password!, forfeit, HttpContext.Origin(), ct);
        return NoContent();
    }
}

/// <summary>Proves that the owner wants the erasure.</summary>
public sealed record EraseAccountRequest
{
    /// <summary>The password of the account.</summary>
    /// <example>correct horse battery</example>
    [Required, StringLength(1_000)]
    public string? Password { get; init; }
}
