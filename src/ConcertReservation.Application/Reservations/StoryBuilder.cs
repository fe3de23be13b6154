using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>Makes one list of what several tables say about a reservation and its customer, in order of time.</summary>
internal sealed class StoryBuilder(DateTimeOffset now)
{
    private readonly List<StoryEvent> _events = [];

    public StoryBuilder WithTokens(IEnumerable<QueueToken> tokens)
    {
        foreach (var token in tokens)
            AddToken(token);
        return this;
    }

    public StoryBuilder WithRefusals(IEnumerable<Refusal> refusals)
    {
        _events.AddRange(
            refusals.Select(refusal => new StoryEvent(refusal.At, StoryKind.Refused)
            {
                Operation = refusal.Operation,
                Code = refusal.Code,
                PerformanceId = refusal.PerformanceId,
                ReservationId = refusal.ReservationId,
            })
        );
        return this;
    }

    /// <summary>The seats of the hold are not known any more when some were refunded, so they are not named.</summary>
    public StoryBuilder WithReservation(ReservationView reservation)
    {
        Add(reservation.HeldAt, StoryKind.Held);
        Add(reservation.PaidAt, StoryKind.Paid);
        Add(reservation.CancelledAt, StoryKind.Released);
        if (reservation.Status == ReservationStatus.Expired)
            Add(reservation.ExpiresAt, StoryKind.Expired);
        return this;
    }

    public StoryBuilder WithRefunds(IEnumerable<RefundRecord> refunds)
    {
        _events.AddRange(
            refunds.Select(refund => new StoryEvent(refund.At, StoryKind.Refunded)
            {
                Amount = refund.Amount,
                Seats = refund.Seats,
                Operator = refund.Operator,
                Reason = refund.Reason,
            })
        );
        return this;
    }

    public StoryBuilder WithCheckIns(IEnumerable<CheckInRecord> checkIns)
    {
        _events.AddRange(
            checkIns.Select(checkIn => new StoryEvent(checkIn.At, StoryKind.CheckedIn) { Seats = [checkIn.Seat] })
        );
        return this;
    }

    /// <summary>A check-in that was undone is not among the others any more.</summary>
    public StoryBuilder WithUndoneCheckIns(IEnumerable<UndoneCheckIn> undone)
    {
        foreach (var entry in undone)
        {
            string[]? seats = entry.Seat is { } seat ? [seat] : null;
            _events.Add(new StoryEvent(entry.CheckedInAt, StoryKind.CheckedIn) { Seats = seats });
            _events.Add(new StoryEvent(entry.At, StoryKind.CheckInUndone) { Seats = seats, Operator = entry.Operator });
        }
        return this;
    }

    public StoryBuilder WithMails(IEnumerable<MailRecord> mails)
    {
        _events.AddRange(
            mails.Select(mail => new StoryEvent(mail.At, mail.Reason is null ? StoryKind.Mailed : StoryKind.MailGivenUp)
            {
                Mail = mail.Kind,
                Reason = mail.Reason,
            })
        );
        return this;
    }

    /// <summary>Events of one instant are in the order in which they cause each other.</summary>
    public IReadOnlyList<StoryEvent> Build() => [.. _events.OrderBy(step => step.At).ThenBy(step => step.Kind)];

    private void AddToken(QueueToken token)
    {
        _events.Add(new StoryEvent(token.IssuedAt, StoryKind.Joined) { Place = token.Place });
        Add(token.ActivatedAt, StoryKind.TurnBegan);
        var status = token.StatusAt(now);
        if (status is QueueTokenStatus.Waiting or QueueTokenStatus.Active)
            return;
        var endedAt = token.EndedAt ?? token.ExpiresAt!.Value;
        var kind = token.ActivatedAt is null ? StoryKind.Left : StoryKind.TurnEnded;
        _events.Add(new StoryEvent(endedAt, kind) { TurnStatus = status });
    }

    private void Add(DateTimeOffset? at, StoryKind kind)
    {
        if (at is { } time)
            _events.Add(new StoryEvent(time, kind));
    }
}
