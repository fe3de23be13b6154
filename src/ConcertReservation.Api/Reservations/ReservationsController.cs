using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
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
public sealed class ReservationsController(Func<ReservationFacade> reservations) : ControllerBase
{
    /// <summary>Hold one or more seats of a performance, all or none.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost("concerts/{concertId}/reservations")]
    [BehindQueue]
    [Idempotent]
    [Tags("Behind the queue")]
    [ProducesResponseType<ReservationResult>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.SeatUnavailable,
        ErrorCode.SeatLimitReached,
        ErrorCode.SaleClosed,
        ErrorCode.PerformanceNotFound,
        ErrorCode.SeatNotFound
    )]
    public async Task<IActionResult> Hold(
        long concertId,
        HoldSeatsRequest request,
        [FromServices] HoldPrecheck counter,
        CancellationToken ct
    )
    {
        var choice = await counter.ChooseAsync(request.ToCommand(concertId, User.Id()), ct);
        if (choice.Refusal is { } refusal)
            return new RefusalResult(refusal);

        var reservation = await reservations().HoldAsync(choice, ct);
        return Created(ApiRoutes.Reservation(reservation.ReservationId), reservation);
    }

    /// <summary>One's own reservations, newest first.</summary>
    /// <param name="status">Only those in this state.</param>
    [HttpGet("reservations")]
    [Tags("Reservations")]
    public Task<Page<ReservationResult>> List(
        [FromQuery] ReservationStatus? status,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => reservations().ListAsync(new ListReservations(User.Id(), status, page.ToRequest()), ct);

    /// <summary>One of one's own reservations.</summary>
    [HttpGet("reservations/{reservationId}")]
    [Tags("Reservations")]
    [Refuses(ErrorCode.ReservationNotFound)]
    public Task<ReservationResult> Find(Guid reservationId, CancellationToken ct) =>
        reservations().FindAsync(reservationId, User.Id(), ct);

    /// <summary>Give a hold back. One that is over already is answered the same.</summary>
    [HttpDelete("reservations/{reservationId}")]
    [Tags("Reservations")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.ReservationNotFound, ErrorCode.ReservationAlreadyPaid)]
    public async Task<IActionResult> Release(Guid reservationId, CancellationToken ct)
    {
        await reservations().ReleaseAsync(reservationId, User.Id(), ct);
        return NoContent();
    }
}
