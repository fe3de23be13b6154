using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/users/me/password")]
[Tags("Accounts")]
public sealed class OwnPasswordController(PasswordFacade passwords) : ControllerBase
{
    /// <summary>Change the caller's password. All other sessions end.</summary>
    [HttpPost]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.InvalidCredentials, ErrorCode.RateLimited)]
    public async Task<IActionResult> ChangePassword(ChangePasswordRequest request, CancellationToken ct)
    {
        await passwords.ChangeAsync(User.Id(), User.SessionId(), request.ToCommand(), HttpContext.Origin(), ct);
        return NoContent();
    }
}
