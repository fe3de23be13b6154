using ConcertReservation.Testing.Api;

namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>A person's balance is what they were told went in, less what they were told went out.</summary>
internal static class Balances
{
    public static IEnumerable<string> Breaks(Evidence evidence)
    {
        var told = Told(evidence.Acknowledged)
            .GroupBy(m => m.Person, m => m.Amount)
            .ToDictionary(m => m.Key, m => m.Sum());
        var entered = evidence
            .Books.Entries.GroupBy(e => e.UserId, e => e.Amount)
            .ToDictionary(e => e.Key, e => e.Sum());
        return from person in evidence.Diary.Deeds.Select(d => d.Person).Distinct()
            let balance = evidence.Books.Balances.GetValueOrDefault(person.UserId)
            let expected = told.GetValueOrDefault(person)
            let sum = entered.GetValueOrDefault(person.UserId)
            where balance != expected || balance != sum
            select $"{person.Email}: balance {balance}, told {expected}, entries {sum}";
    }

    private static IEnumerable<(Person Person, long Amount)> Told(Journal.Acknowledged acknowledged) =>
        [
            .. acknowledged.Charges.Select(c => (c.Deed.Person, c.Amount)),
            .. acknowledged.Payments.Select(p => (p.Deed.Person, -p.Amount)),
            .. acknowledged.Refunds.Select(r => (r.Deed.Person, r.Amount)),
        ];
}
