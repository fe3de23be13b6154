using ConcertReservation.Api.Http;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Paging;
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
            await sessions.SignOutAsync(User.Id(), sessionId, ct);
        return NoContent();
    }

    /// <summary>List the caller's live sessions, newest first.</summary>
    [HttpGet("sessions")]
    public Task<Page<SessionResult>> ListSessions([FromQuery] PageQuery page, CancellationToken ct) =>
        sessions.ListAsync(User.Id(), User.SessionId(), page.ToRequest(), ct);

    /// <summary>
    /// End one of the caller's sessions: its tokens are refused on every instance within a second. One that has ended
    /// stays so.
    /// </summary>
    /// <param name="sessionId">The session.</param>
    [HttpDelete("sessions/{sessionId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndSession(Guid sessionId, CancellationToken ct)
    {
        await sessions.EndAsync(User.Id(), sessionId, ct);
        return NoContent();
    }

    /// <summary>End all of the caller's sessions except the one of this request.</summary>
    [HttpDelete("sessions")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndOtherSessions(CancellationToken ct)
    {
        await sessions.EndOthersAsync(User.Id(), User.SessionId(), ct);
        return NoContent();
    }
}
