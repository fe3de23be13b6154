using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

/// <remarks>Separate from the other reservation operations: a refused hold needs no database connection.</remarks>
[ApiController]
[BuyersOnly]
[Route(ApiRoutes.Concert + "/reservations")]
[Tags("Behind the queue")]
public sealed class HoldsController(HoldFacade holds) : ControllerBase
{
    /// <summary>Hold one or more seats of a performance: all of them, or none.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost]
    [BehindQueue]
    [IdempotentPurchase]
    [OutsideOverloadGuard]
    [ProducesResponseType<ReservationResult>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.SeatUnavailable,
        ErrorCode.SeatsNotTogether,
        ErrorCode.SeatLimitReached,
        ErrorCode.SaleNotOpen,
        ErrorCode.SaleClosed,
        ErrorCode.PerformanceCancelled,
        ErrorCode.PerformanceNotFound,
        ErrorCode.SeatNotFound
    )]
    public async Task<IActionResult> HoldSeats(long concertId, HoldSeatsRequest request, CancellationToken ct)
    {
        var result = await holds.HoldAsync(request.ToCommand(concertId, User.Id()), HttpContext.PurchaseKey(), ct);
        return result.ToResult(held => Created(ApiRoutes.Reservation(held.ReservationId), held));
    }
}
