using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>Every deed has one effect at most, and there is no effect that nobody was told of.</summary>
internal static class Once
{
    public static IReadOnlyList<Promise> Promises { get; } =
    [
        new("charged twice", Harm.Doubled, e => Surplus(e, DeedKind.Charge, Entries(e, "charge"))),
        new("money taken twice", Harm.Doubled, e => Surplus(e, DeedKind.Pay, Entries(e, "payment"))),
        new("refunded twice", Harm.Doubled, e => Surplus(e, DeedKind.Refund, Entries(e, "refund"))),
        new("held twice by one request", Harm.Doubled, e => Surplus(e, DeedKind.Hold, Reservations(e))),
        new("paid twice", Harm.Doubled, e => TwiceFor(e.Acknowledged.Payments, p => p.ReservationId)),
        new("refund acknowledged twice", Harm.Doubled, e => TwiceFor(e.Acknowledged.Refunds, r => r.ReservationId)),
    ];

    private static IEnumerable<Guid> Entries(Evidence evidence, string cause) =>
        evidence.Books.Entries.Where(e => e.Cause == cause).Select(e => e.UserId);

    private static IEnumerable<Guid> Reservations(Evidence evidence) =>
        evidence.Books.Reservations.Select(r => r.UserId);

    // Each deed has a key of its own, so effects are counted against acknowledged deeds, person by person.
    private static IEnumerable<string> Surplus(Evidence evidence, DeedKind kind, IEnumerable<Guid> effectsByPerson)
    {
        var effects = effectsByPerson.CountBy(userId => userId).ToDictionary();
        var acknowledged = evidence
            .Diary.Of(kind)
            .Where(d => d.Acknowledgement is not null)
            .CountBy(d => d.Person.UserId)
            .ToDictionary();
        return from person in evidence.Diary.Of(kind).Select(d => d.Person).Distinct()
            let happened = effects.GetValueOrDefault(person.UserId)
            let told = acknowledged.GetValueOrDefault(person.UserId)
            where happened > told
            select $"{person.Email}: {kind} happened {happened} times and was acknowledged {told} times";
    }

    private static IEnumerable<string> TwiceFor<T>(IEnumerable<T> acknowledged, Func<T, Guid> reservationOf) =>
        from same in acknowledged.GroupBy(reservationOf)
        where same.Count() > 1
        select $"reservation {same.Key}: {string.Join(" and ", same)}";
}
