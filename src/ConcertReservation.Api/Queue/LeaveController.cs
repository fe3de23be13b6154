using ConcertReservation.Api.Http;
using ConcertReservation.Application.Queue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

/// <remarks>Apart from joining and polling, which need no connection of their own.</remarks>
[ApiController]
[Authorize]
[Route(ApiRoutes.Concert + "/queue-token")]
[Tags("Queue")]
public sealed class LeaveController(LeaveFacade leaving) : ControllerBase
{
    /// <summary>Leave the line, waiting or active; the caller's holds for this concert are released.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Leave(long concertId, CancellationToken ct)
    {
        await leaving.LeaveAsync(concertId, User.Id(), ct);
        return NoContent();
    }
}
