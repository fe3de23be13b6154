namespace ConcertReservation.Fuzz.People;

/// <summary>Everything the watched people own, and their concert: what refused requests must not change.</summary>
internal sealed record Snapshot(IReadOnlyDictionary<string, string> Parts)
{
    // Each list is far shorter.
    private const string WholeList = "?limit=100";
    private const int Shown = 200;

    public static async Task<Snapshot> TakeAsync(ServiceClient service, World world, CancellationToken ct)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var customer in world.Watched)
        {
            foreach (var path in OwnedBy(customer))
                parts[$"{customer.Email} {path}"] = (await service.GetAsync(path, customer.AccessToken, ct)).ToString();
            parts[$"{customer.Email} turn"] = await TurnAsync(service, customer, ct);
        }

        var policy = $"admin/concerts/{world.Owner.Stage.ConcertId}/queue-policy";
        parts[policy] = (await service.GetAsync(policy, world.OperatorToken, ct)).ToString();
        return new Snapshot(parts);
    }

    /// <summary>What is not as it was, one line each.</summary>
    public IEnumerable<string> ChangesTo(Snapshot later) =>
        from part in Parts
        let now = later.Parts[part.Key]
        where now != part.Value
        select $"{part.Key}: {Around(part.Value, now)} became {Around(now, part.Value)}";

    // From a little before the first difference on.
    private static string Around(string text, string other)
    {
        var same = text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, same - Shown / 4);
        return text[from..Math.Min(text.Length, from + Shown)];
    }

    private static IEnumerable<string> OwnedBy(Customer customer)
    {
        var concert = $"concerts/{customer.Stage.ConcertId}";
        return
        [
            "users/me",
            "balance",
            "balance/entries" + WholeList,
            "reservations" + WholeList,
            "payments" + WholeList,
            concert,
            $"{concert}/performances/{customer.Stage.PerformanceId}/seats",
        ];
    }

    private static async Task<string> TurnAsync(ServiceClient service, Customer customer, CancellationToken ct)
    {
        var turn = await service.GetAsync($"concerts/{customer.Stage.ConcertId}/queue-token", customer.AccessToken, ct);
        return $"{turn.GetProperty("tokenId")} {turn.GetProperty("status")}";
    }
}
