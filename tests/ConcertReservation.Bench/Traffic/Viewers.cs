using System.Net.Sockets;

namespace ConcertReservation.Bench.Traffic;

/// <summary>Callers who each keep one event stream open, and discard what it sends.</summary>
internal sealed class Viewers : IAsyncDisposable
{
    private static readonly TimeSpan UntilFirst = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // The overload guard may refuse more of them at the same moment.
    private const int AtOnce = 16;

    private readonly List<Viewer> _all = [];

    private Viewers() { }

    /// <summary>Every stream has begun on return.</summary>
    public static async Task<Viewers> OpenAsync(
        Uri address,
        IReadOnlyList<byte[]> requests,
        int expected,
        CancellationToken ct
    )
    {
        var viewers = new Viewers();
        try
        {
            foreach (var some in requests.Chunk(AtOnce))
            {
                foreach (var request in some)
                    viewers._all.Add(new Viewer(await Connection.OpenAsync(address, ct), request, expected));
                await Task.WhenAll(viewers._all.Select(viewer => viewer.Begun)).WaitAsync(UntilFirst, ct);
            }
            return viewers;
        }
        catch
        {
            await viewers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until each stream has sent a change since the last call.</summary>
    /// <exception cref="UnexpectedResponseException">A stream has ended, or sends nothing.</exception>
    public async Task EnsureAllGotMoreAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        var idle = _all.ToList();
        while (idle.RemoveAll(viewer => viewer.TakeGotMore()) >= 0 && idle.Count > 0)
        {
            if (TimeProvider.System.GetElapsedTime(start) > MostWait)
                throw new UnexpectedResponseException($"{idle.Count} of {_all.Count} streams sent no change.");
            await Task.Delay(Pause);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var viewer in _all)
            await viewer.DisposeAsync();
    }

    private sealed class Viewer : IAsyncDisposable
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Connection _connection;
        private readonly Task _reading;
        private int _gotMore;

        public Viewer(Connection connection, byte[] request, int expected)
        {
            _connection = connection;
            _reading = Task.Run(() => ReadAsync(request, expected));
        }

        public Task Begun => _begun.Task;

        public bool TakeGotMore() => Interlocked.Exchange(ref _gotMore, 0) == 1 && !_reading.IsCompleted;

        public async ValueTask DisposeAsync()
        {
            _connection.Dispose();
            await _reading;
        }

        private async Task ReadAsync(byte[] request, int expected)
        {
            try
            {
                await _connection.StreamAsync(request, expected, GetMore);
                _begun.TrySetException(new UnexpectedResponseException("The stream ended."));
            }
            catch (Exception end)
                when (end is SocketException or ObjectDisposedException or UnexpectedResponseException)
            {
                _begun.TrySetException(end);
            }
        }

        private void GetMore()
        {
            if (!_begun.TrySetResult())
                Interlocked.Exchange(ref _gotMore, 1);
        }
    }
}
