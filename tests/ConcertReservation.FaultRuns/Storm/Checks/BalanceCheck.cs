using ConcertReservation.FaultRuns.Storm.Operations;
using ConcertReservation.FaultRuns.Storm.Users;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>
/// A customer's balance is the sum of all acknowledged charges and refunds, less all acknowledged payments.
/// </summary>
internal static class BalanceCheck
{
    public static IEnumerable<string> Violations(CheckInput input)
    {
        var acknowledged = Amounts(input.Acknowledged)
            .GroupBy(m => m.Customer, m => m.Amount)
            .ToDictionary(m => m.Key, m => m.Sum());
        var entered = input
            .Database.Entries.GroupBy(e => e.UserId, e => e.Amount)
            .ToDictionary(e => e.Key, e => e.Sum());
        return from customer in input.Log.Operations.Select(d => d.Customer).Distinct()
            let balance = input.Database.Balances.GetValueOrDefault(customer.UserId)
            let expected = acknowledged.GetValueOrDefault(customer)
            let sum = entered.GetValueOrDefault(customer.UserId)
            where balance != expected || balance != sum
            select $"{customer.Email}: balance {balance}, acknowledged {expected}, entries {sum}";
    }

    private static IEnumerable<(SignedInCustomer Customer, long Amount)> Amounts(AcknowledgedOperations acknowledged) =>
        [
            .. acknowledged.Charges.Select(c => (c.Operation.Customer, c.Amount)),
            .. acknowledged.Payments.Select(p => (p.Operation.Customer, -p.Amount)),
            .. acknowledged.Refunds.Select(r => (r.Operation.Customer, r.Amount)),
        ];
}
