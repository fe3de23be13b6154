using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>A reservation with its customer and everything that happened, for operators. Prices are won.</summary>
/// <param name="Number">A short text that can be read out on the phone.</param>
/// <param name="Holder">The name of the customer.</param>
/// <param name="Seats">Those that it still has; those that it had, when it is over.</param>
/// <param name="TotalPrice">Of these seats.</param>
/// <param name="History">In order of time, with the customer's tokens and refusals of the same concert.</param>
public sealed record ReservationStory(
    Guid ReservationId,
    string Number,
    long ConcertId,
    string ConcertTitle,
    long PerformanceId,
    DateTimeOffset StartsAt,
    Guid? UserId,
    string Holder,
    string? Email,
    ReservationStatus Status,
    IReadOnlyList<StorySeat> Seats,
    long TotalPrice,
    DateTimeOffset HeldAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    Guid? PaymentId,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt,
    IReadOnlyList<StoryEvent> History
)
{
    internal static ReservationStory Of(
        ReservationView view,
        Account? customer,
        IReadOnlyDictionary<long, DateTimeOffset> used,
        IReadOnlyList<StoryEvent> history
    ) =>
        new(
            view.ReservationId,
            view.Number,
            view.ConcertId,
            view.ConcertTitle,
            view.PerformanceId,
            view.StartsAt,
            view.UserId,
            view.HolderName ?? customer!.Name,
            view.HolderEmail ?? customer?.Email,
            view.Status,
            [
                .. view.Seats.Select(seat => new StorySeat(
                    seat.SeatId,
                    seat.Number,
                    seat.Section,
                    seat.Row,
                    seat.Price,
                    used.TryGetValue(seat.SeatId, out var at) ? at : null
                )),
            ],
            view.TotalPrice,
            view.HeldAt,
            view.ExpiresAt,
            view.PaidAt,
            view.PaymentId,
            view.CancelledAt,
            view.RefundedAt,
            history
        );
}

/// <param name="CheckedInAt">Null until the ticket is used.</param>
public sealed record StorySeat(
    long SeatId,
    string Number,
    string? Section,
    string? Row,
    long Price,
    DateTimeOffset? CheckedInAt
);

/// <summary>One step. A field that does not belong to its kind is null.</summary>
public sealed record StoryEvent(DateTimeOffset At, StoryKind Kind)
{
    /// <summary>Of the token, for <c>joined</c>.</summary>
    public long? Place { get; init; }

    /// <summary>How the token ended, for <c>turn_ended</c> and <c>left</c>.</summary>
    public QueueTokenStatus? TurnStatus { get; init; }

    /// <summary>What was refused.</summary>
    public RefusedOperation? Operation { get; init; }

    /// <summary>Why it was refused: the code of the problem document.</summary>
    public ErrorCode? Code { get; init; }

    /// <summary>Of the seats that were refused; null when it is not known.</summary>
    public long? PerformanceId { get; init; }

    /// <summary>The reservation whose payment was refused, perhaps another one of the customer.</summary>
    public Guid? ReservationId { get; init; }

    /// <summary>The numbers of the seats that were refunded or checked in.</summary>
    public IReadOnlyList<string>? Seats { get; init; }

    /// <summary>How much was refunded, in won.</summary>
    public long? Amount { get; init; }

    /// <summary>
    /// The name of the operator who made the refund or undid the check-in; null when the customer made the refund.
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>Why the operator made the refund, or why the mail was given up.</summary>
    public string? Reason { get; init; }

    /// <summary>What was mailed, for <c>mailed</c> and <c>mail_given_up</c>.</summary>
    public MailKind? Mail { get; init; }
}

/// <summary>In the order in which the steps of one instant follow each other.</summary>
public enum StoryKind
{
    Joined,
    TurnBegan,
    Refused,
    Held,
    Paid,
    TurnEnded,
    Left,
    Released,
    Expired,
    CheckedIn,
    CheckInUndone,
    Refunded,
    Mailed,
    MailGivenUp,
}
