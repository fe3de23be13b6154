namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>What was acknowledged is in the database with the same values.</summary>
internal static class LossChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("charge lost", Defect.Lost, Charges),
        new("payment lost", Defect.Lost, Payments),
        new("refund lost", Defect.Lost, Refunds),
        new("hold lost", Defect.Lost, Holds),
        new("queue token lost", Defect.Lost, Tokens),
    ];

    private static IEnumerable<string> Charges(CheckInput input)
    {
        var entries = input.Database.Entries.ToDictionary(e => e.Id);
        return from charge in input.Acknowledged.Charges
            let entry = entries.GetValueOrDefault(charge.EntryId)
            let expected = (charge.Operation.Customer.UserId, charge.Amount, "charge")
            where
                entry is null
                || (entry.UserId, entry.Amount, entry.Cause) != expected
                || (charge.Balance is { } balance && entry.BalanceAfter != balance)
            select $"{charge.Operation}: expected {expected}, found {entry}";
    }

    private static IEnumerable<string> Payments(CheckInput input)
    {
        var payments = input.Database.Payments.ToDictionary(p => p.Id);
        var entries = input.Database.Entries.Where(e => e.Cause == "payment").ToLookup(e => e.ReservationId);
        return from payment in input.Acknowledged.Payments
            let found = payments.GetValueOrDefault(payment.PaymentId)
            let expected = (payment.ReservationId, payment.Operation.Customer.UserId, payment.Amount)
            let isInLedger = entries[payment.ReservationId]
                .Any(e => (e.Amount, e.BalanceAfter) == (-payment.Amount, payment.Balance))
            where found is null || (found.ReservationId, found.UserId, found.Amount) != expected || !isInLedger
            select $"{payment.Operation}: expected {expected}, found {found}, in the ledger: {isInLedger}";
    }

    private static IEnumerable<string> Refunds(CheckInput input)
    {
        var refunds = input.Database.Refunds.ToDictionary(r => r.Id);
        var entries = input.Database.Entries.Where(e => e.Cause == "refund").ToLookup(e => e.ReservationId);
        return from refund in input.Acknowledged.Refunds
            let found = refunds.GetValueOrDefault(refund.RefundId)
            let expected = (refund.ReservationId, refund.Operation.Customer.UserId, refund.Amount)
            let isInLedger = entries[refund.ReservationId]
                .Any(e => (e.Amount, e.BalanceAfter) == (refund.Amount, refund.Balance))
            where found is null || (found.ReservationId, found.UserId, found.Amount) != expected || !isInLedger
            select $"{refund.Operation}: expected {expected}, found {found}, in the ledger: {isInLedger}";
    }

    private static IEnumerable<string> Holds(CheckInput input)
    {
        var reservations = input.Database.Reservations.ToDictionary(r => r.Id);
        return from hold in input.Acknowledged.Holds
            let found = reservations.GetValueOrDefault(hold.ReservationId)
            where
                found is null
                || (found.UserId, found.TotalPrice) != (hold.Operation.Customer.UserId, hold.TotalPrice)
                || !found.SeatIds.SequenceEqual(hold.SeatIds)
            select $"{hold.Operation}: expected {hold.ReservationId}, found {found}";
    }

    private static IEnumerable<string> Tokens(CheckInput input)
    {
        var owners = input.Database.Tokens.ToDictionary(t => t.Id, t => t.UserId);
        return from joined in input.Acknowledged.Joins
            where owners.GetValueOrDefault(joined.TokenId) != joined.Operation.Customer.UserId
            select $"{joined.Operation}: token {joined.TokenId}";
    }
}
