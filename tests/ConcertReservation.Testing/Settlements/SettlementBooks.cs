using System.Text.Json.Nodes;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Testing.Settlements;

/// <summary>
/// What clients know about the money of performances: the seats that were acknowledged as sold and as refunded. A
/// settlement must agree with it, and with the payments and refunds in the database, to the won.
/// </summary>
public sealed class SettlementBooks
{
    private readonly Dictionary<long, Dictionary<(long Price, string Method), (long Sold, long Refunded)>> _entries =
    [];

    public int Count => _entries.Count;

    /// <summary>Opens the books of a performance, which may sell nothing.</summary>
    public void Open(long performanceId) => _entries.TryAdd(performanceId, []);

    public void Sell(long performanceId, long price, string method, long seats) =>
        Add(performanceId, price, method, seats, refunded: 0);

    /// <param name="price">At the sale.</param>
    public void Refund(long performanceId, long price, string method, long seats) =>
        Add(performanceId, price, method, sold: 0, seats);

    /// <summary>The performances whose settlement does not agree, each with what differs.</summary>
    /// <param name="staff">Signed in as an operator.</param>
    public async Task<IReadOnlyList<string>> FindDifferencesAsync(
        ApiClient staff,
        Sql sql,
        CancellationToken ct = default
    )
    {
        var differences = new List<string>();
        foreach (var (performanceId, entries) in _entries.OrderBy(entry => entry.Key))
        {
            var answer = await staff.GetAsync($"/admin/performances/{performanceId}/settlement", ct);
            var found = Settled.Read(answer.EnsureSuccess().Json);
            var paid = await ReadAsync(sql, performanceId, ct);
            string[] wrong = [.. found.DifferencesFrom(entries), .. found.DifferencesFrom(paid)];
            if (wrong.Length > 0)
                differences.Add($"performance {performanceId}: {string.Join("; ", wrong)}");
        }
        return differences;
    }

    private void Add(long performanceId, long price, string method, long sold, long refunded)
    {
        Open(performanceId);
        var entries = _entries[performanceId];
        var (soldBefore, refundedBefore) = entries.GetValueOrDefault((price, method));
        entries[(price, method)] = (soldBefore + sold, refundedBefore + refunded);
    }

    private static async Task<Dictionary<string, (long Paid, long Refunded)>> ReadAsync(
        Sql sql,
        long performanceId,
        CancellationToken ct
    )
    {
        var rows = await sql.RowsAsync(
            """
            SELECT method, sum(payments.amount)::bigint,
                coalesce(sum((SELECT sum(amount) FROM refunds WHERE payment_id = payments.id)), 0)::bigint
            FROM payments JOIN reservations ON reservations.id = reservation_id
            WHERE performance_id = $1 GROUP BY method
            """,
            row => (row.GetString(0), (row.GetInt64(1), row.GetInt64(2))),
            [performanceId],
            ct
        );
        return rows.ToDictionary(StringComparer.Ordinal);
    }
}

/// <summary>A settlement as the service tells it.</summary>
internal sealed record Settled(IReadOnlyList<SettledItem> Items, long Sold, long Refunded, long Net)
{
    public static Settled Read(JsonNode settlement) =>
        new(
            [.. settlement["items"]!.AsArray().Select(item => SettledItem.Read(item!))],
            Won(settlement, "sold"),
            Won(settlement, "refunded"),
            Won(settlement, "net")
        );

    public static long Won(JsonNode node, string field) => node[field]!.GetValue<long>();

    /// <summary>The seats by price and method.</summary>
    public IEnumerable<string> DifferencesFrom(
        Dictionary<(long Price, string Method), (long Sold, long Refunded)> books
    )
    {
        var items = Items.ToDictionary(
            item => (item.Price, item.Method),
            item => (item.Sold, item.Refunded, item.Amount)
        );
        return from key in books.Keys.Union(items.Keys)
            let own = books.GetValueOrDefault(key)
            let expected = (own.Sold, own.Refunded, key.Price * (own.Sold - own.Refunded))
            let item = items.GetValueOrDefault(key)
            where item != expected
            select $"{key} is {item} instead of {expected} (sold, refunded, amount)";
    }

    /// <summary>The won by method, and the sums.</summary>
    public IEnumerable<string> DifferencesFrom(Dictionary<string, (long Paid, long Refunded)> money)
    {
        foreach (var method in money.Keys.Union(Items.Select(item => item.Method), StringComparer.Ordinal))
        {
            var of = Items.Where(item => string.Equals(item.Method, method, StringComparison.Ordinal)).ToList();
            var told = (of.Sum(item => item.Price * item.Sold), of.Sum(item => item.Price * item.Refunded));
            if (told != money.GetValueOrDefault(method))
                yield return $"{method} is {told} instead of {money.GetValueOrDefault(method)} (paid, refunded)";
        }
        var (paid, refunded) = (money.Values.Sum(won => won.Paid), money.Values.Sum(won => won.Refunded));
        if ((Sold, Refunded, Net) != (paid, refunded, paid - refunded))
            yield return $"the sums are {(Sold, Refunded, Net)} instead of {(paid, refunded, paid - refunded)}";
    }
}

internal sealed record SettledItem(long Price, string Method, long Sold, long Refunded, long Amount)
{
    public static SettledItem Read(JsonNode item) =>
        new(
            Settled.Won(item, "price"),
            item["method"]!.GetValue<string>(),
            Settled.Won(item, "sold"),
            Settled.Won(item, "refunded"),
            Settled.Won(item, "amount")
        );
}
