using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>
/// What is known of a purchase before it starts. Parameters of its statements follow from these facts.
/// </summary>
/// <param name="Balance">In won, of the buyer's wallet.</param>
/// <param name="EntryCount">Ledger entries of the buyer's wallet.</param>
internal sealed record PurchaseFacts(
    Guid UserId,
    Guid TokenId,
    long ConcertId,
    long PerformanceId,
    long SeatId,
    long Balance,
    long EntryCount
)
{
    /// <summary>When the purchase starts.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Of users 1 to <paramref name="count"/>, in order: user n buys seat n of the hall.</summary>
    public static async Task<IReadOnlyList<PurchaseFacts>> ReadAsync(
        NpgsqlDataSource database,
        BenchConcert hall,
        int count,
        CancellationToken ct
    )
    {
        var users = Enumerable.Range(1, count).Select(user => Ids.User(user)).ToArray();
        await using var command = database.CreateCommand(
            """
            SELECT balance, entry_count FROM wallets
            JOIN unnest($1) WITH ORDINALITY AS buyer (id, number) ON buyer.id = user_id
            ORDER BY number
            """
        );
        command.Parameters.AddWithValue(users);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var purchases = new List<PurchaseFacts>();
        while (await reader.ReadAsync(ct))
        {
            var seat = hall.Seats[purchases.Count];
            purchases.Add(
                new PurchaseFacts(
                    users[purchases.Count],
                    Ids.Token(hall.ConcertId, purchases.Count + 1),
                    hall.ConcertId,
                    seat.PerformanceId,
                    seat.SeatId,
                    reader.GetInt64(0),
                    reader.GetInt64(1)
                )
            );
        }
        return purchases;
    }
}
