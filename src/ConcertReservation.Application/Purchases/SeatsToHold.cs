using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Purchases;

/// <summary>Seats that were found in the cache, as an order for the next batch.</summary>
internal sealed class SeatsToHold(
    HoldSeats request,
    QueuePolicy policy,
    PurchaseKey? key,
    PerformanceSummary performance,
    IReadOnlyList<SeatView> seats
)
{
    /// <summary>
    /// When another customer gets a seat first, the request goes on with other seats: no response is stored for its key.
    /// </summary>
    public bool MayLoseSeats { get; init; }

    public PurchaseRequest ToRequest() =>
        new(
            new HoldOrder(request.UserId, request.PerformanceId, [.. seats.Select(seat => seat.Id)], policy)
            {
                MaxPrice = request.Best?.MaxPrice,
            },
            key?.Request,
            Render
        );

    public PurchaseResult<ReservationResult> ResultOf(PurchaseAnswer answer) =>
        PurchaseResult<ReservationResult>.Of(answer, ResultOf);

    public bool HasLostSeats(PurchaseAnswer answer) => answer.Outcome is { } outcome && HasLostSeats(outcome);

    private bool HasLostSeats(PurchaseOutcome outcome) =>
        MayLoseSeats && outcome.Refusal?.Code == ErrorCode.SeatUnavailable;

    private StoredResponse? Render(PurchaseOutcome outcome)
    {
        if (HasLostSeats(outcome))
            return null;
        var result = ResultOf(outcome);
        return result.Value is { } held ? key!.Responses.Of(held) : key!.Responses.Of(result.Refusal!);
    }

    private Outcome<ReservationResult> ResultOf(PurchaseOutcome outcome) =>
        outcome.Held is { } held
            ? Outcome<ReservationResult>.Done(
                ReservationResult.JustHeld(held, performance.ConcertTitle, outcome.Performance!, seats)
            )
            : Outcome<ReservationResult>.Refused(outcome.Refusal!);
}
