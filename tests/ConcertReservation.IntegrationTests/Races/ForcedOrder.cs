using ConcertReservation.IntegrationTests.Overload;

namespace ConcertReservation.IntegrationTests.Races;

/// <summary>
/// Two requests in a known order: the test keeps the first one from one of its last writes, when it has all its locks,
/// until the second one waits for it.
/// </summary>
internal static class ForcedOrder
{
    /// <summary>The second one locks the performance as a sale does.</summary>
    public const string PerformanceForShare = "%FROM performances%FOR SHARE%";

    /// <summary>The second one changes the performance.</summary>
    public const string PerformanceForUpdate = "%FROM performances%FOR NO KEY UPDATE%";

    public const string Concert = "%FROM concerts%FOR NO KEY UPDATE%";

    /// <summary>The server keeps only the beginning of a statement.</summary>
    public const string Line = "%frontier%";

    /// <param name="table">The first one writes into it, after its locks.</param>
    /// <param name="waitsOn">The statement with which the second one waits.</param>
    public static async Task<(TFirst First, TSecond Second)> RunAsync<TFirst, TSecond>(
        Service service,
        string table,
        Func<Task<TFirst>> first,
        Func<Task<TSecond>> second,
        string waitsOn
    )
    {
        Task<TFirst> one;
        Task<TSecond> two;
        await using (await RowLock.OnInsertsAsync(service, table))
        {
            one = first();
            await service.UntilWaitingAsync($"%{table}%");
            two = second();
            await service.UntilWaitingAsync(waitsOn);
            one.IsCompleted.Should().BeFalse("the test keeps it from writing");
            two.IsCompleted.Should().BeFalse("it waits for the first one");
        }
        return (await one, await two);
    }

    /// <summary>Returns when such a statement waits for a lock.</summary>
    public static Task UntilWaitingAsync(this Service service, string query) =>
        Eventually.Is(
            () =>
                service.Sql.ScalarAsync<bool>(
                    """
                    SELECT EXISTS (
                        SELECT FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1)
                    """,
                    query
                ),
            $"a statement like {query} has to wait",
            TimeSpan.FromSeconds(8)
        );
}
