using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[StaffOnly(Role.Gate, Role.BoxOffice)]
[Route(ApiRoutes.Base + "/users/me/authenticator")]
[Tags("Accounts")]
public sealed class AuthenticatorController(AuthenticatorFacade authenticators) : ControllerBase
{
    /// <summary>Get whether the caller's sign-in needs a code, and how many recovery codes are left.</summary>
    [HttpGet]
    public Task<AuthenticatorResult> GetAuthenticator(CancellationToken ct) => authenticators.FindAsync(User.Id(), ct);

    /// <summary>Get a secret for an authenticator app. It changes nothing until a code confirms it.</summary>
    /// <remarks>`uri` is for a QR code, and `qrCode` is that picture (SVG). A second call replaces the secret.</remarks>
    [HttpPost]
    [Refuses(ErrorCode.AuthenticatorInUse)]
    public async Task<AuthenticatorSecret> ProposeAuthenticator(CancellationToken ct)
    {
        var proposed = await authenticators.ProposeAsync(User.Id(), ct);
        return new AuthenticatorSecret(proposed.Secret, proposed.Uri, TicketQrCode.ToSvg(proposed.Uri));
    }

    /// <summary>Turn the authenticator on. The answer has ten recovery codes, which are shown only this once.</summary>
    [HttpPost("confirm")]
    [Refuses(ErrorCode.InvalidCredentials, ErrorCode.AuthenticatorInUse, ErrorCode.NotFound, ErrorCode.RateLimited)]
    public async Task<RecoveryCodesResult> ConfirmAuthenticator(
        AuthenticatorCodeRequest request,
        CancellationToken ct
    ) => new((await authenticators.TurnOnAsync(User.Id(), request.Code!, HttpContext.Origin(), ct)).Codes);

    /// <summary>Switch the authenticator off, with a code of the app or a recovery code.</summary>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.InvalidCredentials, ErrorCode.NotFound, ErrorCode.RateLimited)]
    public async Task<IActionResult> RemoveAuthenticator(AuthenticatorCodeRequest request, CancellationToken ct)
    {
        await authenticators.RemoveAsync(User.Id(), request.Code!, HttpContext.Origin(), ct);
        return NoContent();
    }
}

/// <summary>A code of the authenticator app, or where the operation allows it a recovery code.</summary>
public sealed record AuthenticatorCodeRequest
{
    /// <summary>Six digits; spaces do not matter.</summary>
    /// <example>492039</example>
    [Required, StringLength(100)]
    public string? Code { get; init; }
}

/// <param name="Secret">To type into an app: Base32.</param>
/// <param name="Uri">For a QR code: <c>otpauth://totp/…</c>.</param>
/// <param name="QrCode">The QR code of <paramref name="Uri"/> as SVG.</param>
public sealed record AuthenticatorSecret(string Secret, string Uri, string QrCode);

/// <param name="RecoveryCodes">Ten codes. Each works once instead of a code of the app.</param>
public sealed record RecoveryCodesResult(IReadOnlyList<string> RecoveryCodes);
