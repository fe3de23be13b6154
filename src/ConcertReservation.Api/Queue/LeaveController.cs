using ConcertReservation.Api.Http;
using ConcertReservation.Application.Queue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

/// <remarks>Separate from joining and polling, which run without a database connection.</remarks>
[ApiController]
[Authorize]
[Route(ApiRoutes.Concert + "/queue-token")]
[Tags("Queue")]
public sealed class LeaveController(LeaveFacade leaving) : ControllerBase
{
    /// <summary>Leave the line, while waiting or active. Releases the caller's holds for this concert.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> LeaveLine(long concertId, CancellationToken ct)
    {
        await leaving.LeaveAsync(concertId, User.Id(), ct);
        return NoContent();
    }
}
