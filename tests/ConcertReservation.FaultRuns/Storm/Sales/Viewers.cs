using ConcertReservation.FaultRuns.Storm.Users;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>The customers who only watch, and what they must see at the end.</summary>
internal sealed class Viewers(IReadOnlyList<SeatViewer> viewers, ConcertOnSale concert, string connectionString)
{
    // The waiting customers are admitted and do not come; after that each viewer has a turn.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // In the order of the seat plan: a hall without sections has the order of the ids.
    private const string States = """
        SELECT CASE
            WHEN status = 'sold' THEN 2
            WHEN status = 'held' AND held_until > now() THEN 1
            WHEN status = 'blocked' THEN 3
            ELSE 0 END
        FROM seats WHERE concert_id = $1 AND performance_id = $2 ORDER BY id
        """;

    /// <summary>How many answers the viewers applied, and how many of them had all states.</summary>
    public (int All, int Whole) Updates =>
        (viewers.Sum(viewer => viewer.View.Updates), viewers.Sum(viewer => viewer.View.Wholes));

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(viewers.Select(viewer => viewer.RunAsync(stop)));

    /// <summary>
    /// Waits until every viewer sees what the database has; nobody buys any more. The result has a line for each viewer
    /// who still sees something else after a long time.
    /// </summary>
    public async Task<IReadOnlyList<string>> FindWrongAsync(CancellationToken ct)
    {
        if (viewers.Count == 0)
            return [];
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var states = await new Sql(connectionString).RowsAsync(
                States,
                row => row.GetInt32(0),
                [concert.ConcertId, concert.PerformanceId],
                ct
            );
            var wrong = viewers.Select((viewer, n) => Describe(n, viewer.View, states)).OfType<string>().ToList();
            if (wrong.Count == 0 || TimeProvider.System.GetElapsedTime(start) > Longest)
                return wrong;
            await Task.Delay(Pause, ct);
        }
    }

    private static string? Describe(int number, SeatView view, IReadOnlyList<int> states)
    {
        var seats = view.DifferencesFrom(states);
        return seats.Count == 0
            ? null
            : $"viewer {number}, {view.Updates} updates, version {view.Version}: {seats.Count} seats, "
                + $"for example seat {seats[0]}, which is {states[seats[0]]}";
    }
}
