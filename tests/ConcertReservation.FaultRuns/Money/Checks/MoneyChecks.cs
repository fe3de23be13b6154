using ConcertReservation.FaultRuns.Storm.Checks;

namespace ConcertReservation.FaultRuns.Money.Checks;

/// <summary>Compares the books of the provider with the ledger of the service, won by won.</summary>
internal static class MoneyChecks
{
    private static readonly (string Name, Defect Defect, Func<MoneyInput, IEnumerable<string>> Find)[] All =
    [
        ("taken by the provider and not credited", Defect.Lost, NotCredited),
        ("credited more than the provider has taken", Defect.Doubled, CreditedTooMuch),
        ("acknowledged as paid and not in the ledger", Defect.Lost, AcknowledgedAndLost),
        ("given back in the ledger and not by the provider", Defect.Lost, NotReturned),
        ("given back by the provider more than in the ledger", Defect.Doubled, ReturnedTooMuch),
        ("a balance is not what the provider has left of it", Defect.Other, BalanceDiffers),
        ("pending for ever", Defect.Other, Pending),
    ];

    /// <returns>The checks that found something.</returns>
    public static IReadOnlyList<MoneyFinding> Run(MoneyInput input) =>
        [
            .. from check in All
            let violations = check.Find(input).ToList()
            where violations.Count > 0
            select new MoneyFinding(check.Name, check.Defect, violations),
            .. from other in input.Other
            where other.Value.Count > 0
            select new MoneyFinding(other.Key, Defect.Other, other.Value),
        ];

    private static IEnumerable<string> NotCredited(MoneyInput input)
    {
        var credits = Credits(input);
        return from taken in input.Provider.Payments
            let credited = taken.ChargeId is { } id ? credits[id].Sum(entry => entry.Amount) : 0
            where credited < taken.Amount
            select $"charge {taken.ChargeId}, payment {taken.Key}: taken {taken.Amount}, credited {credited}";
    }

    private static IEnumerable<string> CreditedTooMuch(MoneyInput input)
    {
        var taken = input.Provider.Payments.ToLookup(payment => payment.ChargeId);
        return from credit in input.Service.Entries
            where credit.Cause == "charge"
            group credit by credit.ChargeId into credits
            let credited = credits.Sum(entry => entry.Amount)
            let paid = credits.Key is { } id ? taken[id].Sum(payment => payment.Amount) : 0
            where credited > paid
            select $"charge {credits.Key}: credited {credited} in {credits.Count()} entries, taken {paid}";
    }

    private static IEnumerable<string> AcknowledgedAndLost(MoneyInput input)
    {
        var entries = input.Service.Entries.ToDictionary(entry => entry.Id);
        return from charge in input.Acknowledged
            let entry = entries.GetValueOrDefault(charge.EntryId)
            where entry is null || (entry.UserId, entry.Amount) != (charge.Operation.Customer.UserId, charge.Amount)
            select $"{charge.Operation}: acknowledged {charge.Amount}, found {entry}";
    }

    // A give-back debits the wallet once; one that the provider refused credits it again.
    private static IEnumerable<string> NotReturned(MoneyInput input)
    {
        var returned = input.Provider.Returns.ToLookup(back => back.CancellationId);
        var entries = input.Service.Entries.ToDictionary(entry => entry.Id);
        return from back in input.Service.GivenBacks
            where back.Status != "pending"
            let debited = -(entries.GetValueOrDefault(back.Id)?.Amount ?? 0)
            let creditedAgain = back.PutBackEntryId is { } id ? entries.GetValueOrDefault(id)?.Amount ?? 0 : 0
            let atProvider = returned[back.Id].Sum(each => each.Amount)
            where debited - creditedAgain > atProvider || (back.Status == "done" && atProvider < back.Amount)
            select $"{back}: debited {debited}, credited again {creditedAgain}, given back by the provider {atProvider}";
    }

    private static IEnumerable<string> ReturnedTooMuch(MoneyInput input)
    {
        var entries = input.Service.Entries.ToDictionary(entry => entry.Id);
        var known = input.Service.GivenBacks.ToDictionary(back => back.Id);
        return from each in input.Provider.Returns
            group each by each.CancellationId into returns
            let amount = returns.Sum(each => each.Amount)
            let back = returns.Key is { } id ? known.GetValueOrDefault(id) : null
            let debited = back is null ? 0 : -(entries.GetValueOrDefault(back.Id)?.Amount ?? 0)
            let creditedAgain = back?.PutBackEntryId is { } again ? entries.GetValueOrDefault(again)?.Amount ?? 0 : 0
            where amount > debited - creditedAgain || returns.Any(each => each.ChargeId != back?.ChargeId)
            select $"give-back {returns.Key}: {amount} in {returns.Count()} by the provider, in the ledger {debited - creditedAgain}";
    }

    // Customers of this run only charge and give back, so the rest of it is at the provider.
    private static IEnumerable<string> BalanceDiffers(MoneyInput input)
    {
        var owners = input.Service.Charges.ToDictionary(charge => charge.Id, charge => charge.UserId);
        var taken =
            from payment in input.Provider.Payments
            where payment.ChargeId is { } id && owners.ContainsKey(id)
            select (UserId: owners[payment.ChargeId!.Value], payment.Amount);
        var returned =
            from back in input.Provider.Returns
            where back.ChargeId is { } id && owners.ContainsKey(id)
            select (UserId: owners[back.ChargeId!.Value], Amount: -back.Amount);
        var left = taken.Concat(returned).ToLookup(each => each.UserId, each => each.Amount);
        var entered = input.Service.Entries.ToLookup(entry => entry.UserId, entry => entry.Amount);
        return from wallet in input.Service.Balances
            let expected = left[wallet.Key].Sum()
            let sum = entered[wallet.Key].Sum()
            where wallet.Value != expected || wallet.Value != sum
            select $"wallet {wallet.Key}: balance {wallet.Value}, entries {sum}, left at the provider {expected}";
    }

    private static IEnumerable<string> Pending(MoneyInput input) =>
        [
            .. input.Service.Charges.Where(charge => charge.Status == "pending").Select(charge => charge.ToString()),
            .. input.Service.GivenBacks.Where(back => back.Status == "pending").Select(back => back.ToString()),
        ];

    private static ILookup<Guid, ServiceBooks.Entry> Credits(MoneyInput input) =>
        input
            .Service.Entries.Where(entry => entry.Cause == "charge" && entry.ChargeId is not null)
            .ToLookup(entry => entry.ChargeId!.Value);
}

/// <param name="Violations">One line for each.</param>
internal sealed record MoneyFinding(string Name, Defect Defect, IReadOnlyList<string> Violations);
