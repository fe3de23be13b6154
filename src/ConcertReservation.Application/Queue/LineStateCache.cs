using System.Collections.Concurrent;
using ConcertReservation.Application.Caching;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// The state of every line that this instance served in the last 30 seconds, at most a second old. One worker refreshes
/// all of them, so that a poll does not wait for a query.
/// </summary>
public sealed class LineStateCache(ILineStateSource source, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, CachedLine> _lines = new();

    /// <summary>Null when the line does not exist.</summary>
    public async ValueTask<LineState?> FindAsync(long concertId, CancellationToken ct)
    {
        var state = await Line(concertId).FindAsync(ct);
        if (state is null)
            _lines.TryRemove(concertId, out _);
        return state;
    }

    /// <summary>The state from a read that begins after this call; concurrent calls share it.</summary>
    public Task<LineState?> FindNewAsync(long concertId, CancellationToken ct) => Line(concertId).FindNewAsync(ct);

    /// <summary>The cached state of any age, without a query; null when the line is not cached.</summary>
    public LineState? Last(long concertId) => _lines.TryGetValue(concertId, out var line) ? line.Last()?.State : null;

    /// <summary>Completes when the state changes.</summary>
    public Task WhenChangedAsync(long concertId) => Line(concertId).WhenChangedAsync();

    /// <summary>The cached states, without a query. Does not extend their lifetime.</summary>
    public IEnumerable<(long ConcertId, LineState State, TimeSpan Age)> Cached()
    {
        foreach (var (concertId, line) in _lines)
            if (line.Last() is { } last)
                yield return (concertId, last.State, last.Age);
    }

    /// <summary>This instance has changed the line: the next request reads it again.</summary>
    public void Invalidate(long concertId)
    {
        if (_lines.TryGetValue(concertId, out var line))
            line.Invalidate();
    }

    /// <summary>
    /// One round of the worker: removes idle lines and reads the others. Rethrows a failure after all reads have ended.
    /// </summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        foreach (var (concertId, line) in _lines)
            if (line.IsIdle(KeptFor))
                _lines.TryRemove(concertId, out _);
        await Task.WhenAll(_lines.Values.Select(line => line.RefreshAsync(ct)));
    }

    private CachedLine Line(long concertId) =>
        _lines.GetOrAdd(
            concertId,
            static (id, cache) => new CachedLine(id, cache.Source, cache.Time),
            (Source: source, Time: time)
        );

    /// <summary>One line's state, and the callers that wait for it to change.</summary>
    private sealed class CachedLine
    {
        private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

        private readonly long _concertId;
        private readonly ILineStateSource _source;
        private readonly TimeProvider _time;
        private readonly Snapshot<LineState?> _state;
        private TaskCompletionSource _change = NewChange();
        private long _usedAt;

        public CachedLine(long concertId, ILineStateSource source, TimeProvider time)
        {
            (_concertId, _source, _time) = (concertId, source, time);
            _state = new Snapshot<LineState?>(ReadAsync, MaxAge, time, SignalChange);
            _usedAt = time.GetTimestamp();
        }

        public ValueTask<LineState?> FindAsync(CancellationToken ct)
        {
            Volatile.Write(ref _usedAt, _time.GetTimestamp());
            return _state.GetAsync(ct);
        }

        /// <summary>The last state and its age; null before the first read.</summary>
        public (LineState State, TimeSpan Age)? Last() => _state.Last() is ({ } state, var age) ? (state, age) : null;

        public Task<LineState?> FindNewAsync(CancellationToken ct) => _state.GetNewAsync(ct);

        public Task WhenChangedAsync() => Volatile.Read(ref _change).Task;

        public void Invalidate() => _state.Invalidate();

        public bool IsIdle(TimeSpan limit) => _time.GetElapsedTime(Volatile.Read(ref _usedAt)) > limit;

        public Task<LineState?> RefreshAsync(CancellationToken ct) => _state.RefreshAsync(ct);

        private async Task<LineState?> ReadAsync(LineState? last)
        {
            var change = await _source.ReadAsync(_concertId, last?.Latest.SeenUpTo ?? 0, CancellationToken.None);
            return change is null ? null : last?.Apply(change) ?? LineState.Of(change);
        }

        private void SignalChange() => Interlocked.Exchange(ref _change, NewChange()).SetResult();

        private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
