using ConcertReservation.Testing.Api;

namespace ConcertReservation.Fuzz.Users;

/// <summary>The state of the watched customers and their concert: what refused requests must not change.</summary>
internal sealed record StateSnapshot(IReadOnlyDictionary<string, string> Parts)
{
    // Each list is far shorter.
    private const string WholeList = "?limit=100";
    private const int Shown = 200;

    public static async Task<StateSnapshot> TakeAsync(FuzzUsers users, CancellationToken ct)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var customer in users.Watched)
        {
            foreach (var path in PathsOf(customer))
                parts[$"{customer.Email} {path}"] = (await ReadAsync(customer.Client, path)).Text;
            var token = await ReadAsync(customer.Client, customer.Concert.Line);
            var colleague = $"/admin/staff/{customer.StaffId}";
            parts[colleague] = (await ReadAsync(users.Staff, colleague)).Text;
            parts[$"{customer.Email} queue token"] = $"{token["tokenId"]} {token["status"]}";
        }

        var policy = users.Owner.Concert.QueuePolicy;
        parts[policy] = (await ReadAsync(users.Staff, policy)).Text;
        return new StateSnapshot(parts);

        async Task<Answer> ReadAsync(ApiClient client, string path) =>
            (await client.GetAsync(path, ct)).EnsureSuccess();
    }

    /// <summary>One line for each difference.</summary>
    public IEnumerable<string> ChangesTo(StateSnapshot later) =>
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

    private static IEnumerable<string> PathsOf(FuzzCustomer customer) =>
        [
            "/users/me",
            "/balance",
            "/balance/entries" + WholeList,
            "/reservations" + WholeList,
            "/payments" + WholeList,
            customer.Concert.Path,
            customer.Concert.Seats,
        ];
}
