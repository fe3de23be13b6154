using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base)]
public sealed class ReservationsController(ReservationFacade reservations) : ControllerBase
{
    /// <summary>List the caller's reservations, newest first.</summary>
    /// <param name="status">Only reservations with this status.</param>
    [HttpGet("reservations")]
    [Tags("Reservations")]
    public Task<Page<ReservationResult>> ListReservations(
        [FromQuery] ReservationStatus? status,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => reservations.ListAsync(new ListReservations(User.Id(), status, page.ToRequest()), ct);

    /// <summary>Get one of the caller's reservations.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("reservations/{reservationId}")]
    [Tags("Reservations")]
    [Refuses(ErrorCode.ReservationNotFound)]
    public Task<ReservationResult> GetReservation(Guid reservationId, CancellationToken ct) =>
        reservations.FindAsync(reservationId, User.Id(), ct);

    /// <summary>Release a hold. Also returns 204 when the hold has already expired or been released.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpDelete("reservations/{reservationId}")]
    [Tags("Reservations")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationAlreadyPaid)]
    public async Task<IActionResult> ReleaseReservation(Guid reservationId, CancellationToken ct)
    {
        await reservations.ReleaseAsync(reservationId, User.Id(), ct);
        return NoContent();
    }
}
