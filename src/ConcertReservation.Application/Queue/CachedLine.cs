using ConcertReservation.Application.Caching;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>One line's picture, and those who wait for it to change.</summary>
internal sealed class CachedLine
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly long _concertId;
    private readonly ILineStateSource _source;
    private readonly TimeProvider _time;
    private readonly Snapshot<LineState?> _state;
    private TaskCompletionSource _change = NewChange();
    private long _askedAt;

    public CachedLine(long concertId, ILineStateSource source, TimeProvider time)
    {
        (_concertId, _source, _time) = (concertId, source, time);
        _state = new Snapshot<LineState?>(ReadAsync, MaxAge, time, SignalChange);
        _askedAt = time.GetTimestamp();
    }

    public ValueTask<LineState?> FindAsync(CancellationToken ct)
    {
        Volatile.Write(ref _askedAt, _time.GetTimestamp());
        return _state.GetAsync(ct);
    }

    /// <summary>What was read last, and how long ago; null before the first.</summary>
    public (LineState Picture, TimeSpan Age)? Last() =>
        _state.Last() is ({ } lineState, var age) ? (lineState, age) : null;

    public Task<LineState?> FindNewAsync(CancellationToken ct) => _state.GetNewAsync(ct);

    public Task WhenChangedAsync() => Volatile.Read(ref _change).Task;

    public void Invalidate() => _state.Invalidate();

    public bool IsIdle(TimeSpan limit) => _time.GetElapsedTime(Volatile.Read(ref _askedAt)) > limit;

    public Task RefreshAsync(CancellationToken ct) => _state.RefreshAsync(ct);

    private async Task<LineState?> ReadAsync(LineState? last)
    {
        var change = await _source.ReadAsync(_concertId, last?.Latest.SeenUpTo ?? 0, CancellationToken.None);
        return change is null ? null : last?.Apply(change) ?? LineState.Of(change);
    }

    private void SignalChange() => Interlocked.Exchange(ref _change, NewChange()).SetResult();

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
