namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>What was acknowledged is in the database, and is what was said.</summary>
internal static class Kept
{
    public static IReadOnlyList<Promise> Promises { get; } =
    [
        new("charge lost", Harm.Lost, Charges),
        new("payment lost", Harm.Lost, Payments),
        new("refund lost", Harm.Lost, Refunds),
        new("hold lost", Harm.Lost, Holds),
        new("queue token lost", Harm.Lost, Tokens),
    ];

    private static IEnumerable<string> Charges(Evidence evidence)
    {
        var entries = evidence.Books.Entries.ToDictionary(e => e.Id);
        return from charge in evidence.Acknowledged.Charges
            let entry = entries.GetValueOrDefault(charge.EntryId)
            let said = (charge.Deed.Person.UserId, charge.Amount, charge.Balance, "charge")
            where entry is null || (entry.UserId, entry.Amount, entry.BalanceAfter, entry.Cause) != said
            select $"{charge.Deed}: said {said}, found {entry}";
    }

    private static IEnumerable<string> Payments(Evidence evidence)
    {
        var payments = evidence.Books.Payments.ToDictionary(p => p.Id);
        var entries = evidence.Books.Entries.Where(e => e.Cause == "payment").ToLookup(e => e.ReservationId);
        return from payment in evidence.Acknowledged.Payments
            let found = payments.GetValueOrDefault(payment.PaymentId)
            let said = (payment.ReservationId, payment.Deed.Person.UserId, payment.Amount)
            let isInLedger = entries[payment.ReservationId]
                .Any(e => (e.Amount, e.BalanceAfter) == (-payment.Amount, payment.Balance))
            where found is null || (found.ReservationId, found.UserId, found.Amount) != said || !isInLedger
            select $"{payment.Deed}: said {said}, found {found}, in the ledger: {isInLedger}";
    }

    private static IEnumerable<string> Refunds(Evidence evidence)
    {
        var refunds = evidence.Books.Refunds.ToDictionary(r => r.Id);
        var entries = evidence.Books.Entries.Where(e => e.Cause == "refund").ToLookup(e => e.ReservationId);
        return from refund in evidence.Acknowledged.Refunds
            let found = refunds.GetValueOrDefault(refund.RefundId)
            let said = (refund.ReservationId, refund.Deed.Person.UserId, refund.Amount)
            let isInLedger = entries[refund.ReservationId]
                .Any(e => (e.Amount, e.BalanceAfter) == (refund.Amount, refund.Balance))
            where found is null || (found.ReservationId, found.UserId, found.Amount) != said || !isInLedger
            select $"{refund.Deed}: said {said}, found {found}, in the ledger: {isInLedger}";
    }

    private static IEnumerable<string> Holds(Evidence evidence)
    {
        var reservations = evidence.Books.Reservations.ToDictionary(r => r.Id);
        return from hold in evidence.Acknowledged.Holds
            let found = reservations.GetValueOrDefault(hold.ReservationId)
            where
                found is null
                || (found.UserId, found.TotalPrice) != (hold.Deed.Person.UserId, hold.TotalPrice)
                || !found.SeatIds.SequenceEqual(hold.SeatIds)
            select $"{hold.Deed}: said {hold.ReservationId}, found {found}";
    }

    private static IEnumerable<string> Tokens(Evidence evidence)
    {
        var owners = evidence.Books.Tokens.ToDictionary(t => t.Id, t => t.UserId);
        return from joined in evidence.Acknowledged.Joins
            where owners.GetValueOrDefault(joined.TokenId) != joined.Deed.Person.UserId
            select $"{joined.Deed}: token {joined.TokenId}";
    }
}
