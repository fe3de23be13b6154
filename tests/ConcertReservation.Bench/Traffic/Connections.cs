namespace ConcertReservation.Bench.Traffic;

/// <summary>A fixed number of callers, distributed evenly over the instances.</summary>
internal sealed class Connections : IDisposable
{
    private readonly Connection[] _all;

    private Connections(Connection[] all) => _all = all;

    public int Count => _all.Length;

    public static async Task<Connections> OpenAsync(int count, IReadOnlyList<Uri> addresses, CancellationToken ct)
    {
        var opening = Enumerable.Range(0, count).Select(i => Connection.OpenAsync(addresses[i % addresses.Count], ct));
        return new Connections(await Task.WhenAll(opening));
    }

    /// <summary>
    /// Each caller runs one action after the other until nothing is left to do. The first failure ends the run for all
    /// callers.
    /// </summary>
    /// <param name="once">Gets the caller's number and connection; false when there is nothing left.</param>
    /// <returns>How many things were done.</returns>
    public async Task<int> LoopAsync(Func<int, Connection, ValueTask<bool>> once)
    {
        using var fault = new CancellationTokenSource();
        var done = await Task.WhenAll(
            _all.Select((connection, i) => Task.Run(() => LoopAsync(i, connection, once, fault)))
        );
        return done.Sum();
    }

    public void Dispose()
    {
        foreach (var connection in _all)
            connection.Dispose();
    }

    private static async Task<int> LoopAsync(
        int caller,
        Connection connection,
        Func<int, Connection, ValueTask<bool>> once,
        CancellationTokenSource fault
    )
    {
        var done = 0;
        try
        {
            while (!fault.IsCancellationRequested && await once(caller, connection))
                done++;
            return done;
        }
        catch
        {
            await fault.CancelAsync();
            throw;
        }
    }
}
