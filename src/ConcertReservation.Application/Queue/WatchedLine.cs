using ConcertReservation.Application.Common;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>One line's picture, and those who wait for it to change.</summary>
internal sealed class WatchedLine
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly long _concertId;
    private readonly ILinePictureSource _source;
    private readonly TimeProvider _time;
    private readonly Snapshot<LinePicture?> _picture;
    private TaskCompletionSource _change = NewChange();
    private long _askedAt;

    public WatchedLine(long concertId, ILinePictureSource source, TimeProvider time)
    {
        (_concertId, _source, _time) = (concertId, source, time);
        _picture = new Snapshot<LinePicture?>(ReadAsync, MaxAge, time, TellOfChange);
        _askedAt = time.GetTimestamp();
    }

    public ValueTask<LinePicture?> FindAsync(CancellationToken ct)
    {
        Volatile.Write(ref _askedAt, _time.GetTimestamp());
        return _picture.GetAsync(ct);
    }

    /// <summary>What was read last, and how long ago; null before the first.</summary>
    public (LinePicture Picture, TimeSpan Age)? Last() =>
        _picture.Last() is ({ } picture, var age) ? (picture, age) : null;

    public Task<LinePicture?> FindNewAsync(CancellationToken ct) => _picture.GetNewAsync(ct);

    public Task WhenChangedAsync() => Volatile.Read(ref _change).Task;

    public void Invalidate() => _picture.Invalidate();

    public bool IsIdle(TimeSpan limit) => _time.GetElapsedTime(Volatile.Read(ref _askedAt)) > limit;

    public Task RefreshAsync(CancellationToken ct) => _picture.RefreshAsync(ct);

    private async Task<LinePicture?> ReadAsync(LinePicture? last)
    {
        var change = await _source.ReadAsync(_concertId, last?.Latest.SeenUpTo ?? 0, CancellationToken.None);
        return change is null ? null : last?.Apply(change) ?? LinePicture.Of(change);
    }

    private void TellOfChange() => Interlocked.Exchange(ref _change, NewChange()).SetResult();

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
