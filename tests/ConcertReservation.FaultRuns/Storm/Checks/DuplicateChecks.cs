using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>Every operation has at most one effect, and every effect was acknowledged.</summary>
internal static class DuplicateChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("charged twice", Defect.Doubled, e => Surplus(e, OperationKind.Charge, Entries(e, "charge"))),
        new("money taken twice", Defect.Doubled, e => Surplus(e, OperationKind.Pay, Entries(e, "payment"))),
        new("refunded twice", Defect.Doubled, e => Surplus(e, OperationKind.Refund, Entries(e, "refund"))),
        new("held twice by one request", Defect.Doubled, e => Surplus(e, OperationKind.Hold, Reservations(e))),
        new("paid twice", Defect.Doubled, e => TwiceFor(e.Acknowledged.Payments, p => p.ReservationId)),
        new("refund acknowledged twice", Defect.Doubled, e => TwiceFor(e.Acknowledged.Refunds, r => r.ReservationId)),
    ];

    private static IEnumerable<Guid> Entries(CheckInput input, string cause) =>
        input.Database.Entries.Where(e => e.Cause == cause).Select(e => e.UserId);

    private static IEnumerable<Guid> Reservations(CheckInput input) =>
        input.Database.Reservations.Select(r => r.UserId).OfType<Guid>();

    // Each operation has its own key, so the effects of a customer are compared with the acknowledged operations.
    private static IEnumerable<string> Surplus(CheckInput input, OperationKind kind, IEnumerable<Guid> effectsByPerson)
    {
        var effects = effectsByPerson.CountBy(userId => userId).ToDictionary();
        var acknowledged = input
            .Log.Of(kind)
            .Where(d => d.Acknowledgement is not null)
            .CountBy(d => d.Customer.UserId)
            .ToDictionary();
        return from customer in input.Log.Of(kind).Select(d => d.Customer).Distinct()
            let happened = effects.GetValueOrDefault(customer.UserId)
            let expected = acknowledged.GetValueOrDefault(customer.UserId)
            where happened > expected
            select $"{customer.Email}: {kind} happened {happened} times and was acknowledged {expected} times";
    }

    private static IEnumerable<string> TwiceFor<T>(IEnumerable<T> acknowledged, Func<T, Guid> reservationOf) =>
        from same in acknowledged.GroupBy(reservationOf)
        where same.Count() > 1
        select $"reservation {same.Key}: {string.Join(" and ", same)}";
}
