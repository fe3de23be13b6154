using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Accounts;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/auth")]
[Tags("Accounts")]
public sealed class SessionsController(SessionFacade sessions) : ControllerBase
{
    /// <summary>Sign out: the access and refresh tokens of this session are refused from then on.</summary>
    [HttpPost("sign-out")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignOutSession(CancellationToken ct)
    {
        // A token from before there were sessions has none to end.
        if (User.SessionId() is { } sessionId)
            await sessions.EndAsync(User.Id(), sessionId, ct);
        return NoContent();
    }
}
