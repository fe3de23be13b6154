using System.Collections.Concurrent;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>The pictures of the lines somebody here asks about, kept fresh by one loop and never older than a second.</summary>
public sealed class LineStateCache(ILineStateSource source, TimeProvider time)
{
    private static readonly TimeSpan WatchedFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, CachedLine> _lines = new();

    /// <summary>Null when there is no such line.</summary>
    public async ValueTask<LineState?> FindAsync(long concertId, CancellationToken ct)
    {
        var lineState = await Watch(concertId).FindAsync(ct);
        if (lineState is null)
            _lines.TryRemove(concertId, out _);
        return lineState;
    }

    /// <summary>As it is now, by one read for all who ask at once; for a line that was found before.</summary>
    public Task<LineState?> FindNewAsync(long concertId, CancellationToken ct) => Watch(concertId).FindNewAsync(ct);

    /// <summary>Ends when the picture has changed.</summary>
    public Task WhenChangedAsync(long concertId) => Watch(concertId).WhenChangedAsync();

    /// <summary>Those that are watched here, as they are in memory; looking at them so keeps none of them.</summary>
    public IEnumerable<(long ConcertId, LineState Picture, TimeSpan Age)> Watched()
    {
        foreach (var (concertId, line) in _lines)
            if (line.Last() is { } last)
                yield return (concertId, last.Picture, last.Age);
    }

    /// <summary>This instance has changed the line: whoever asks next sees it.</summary>
    public void Invalidate(long concertId)
    {
        if (_lines.TryGetValue(concertId, out var line))
            line.Invalidate();
    }

    /// <summary>One round of the loop. A line that fails is told in the end, and does not keep the others waiting.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        foreach (var (concertId, line) in _lines)
            if (line.IsIdle(WatchedFor))
                _lines.TryRemove(concertId, out _);
        await Task.WhenAll(_lines.Values.Select(line => line.RefreshAsync(ct)));
    }

    private CachedLine Watch(long concertId) =>
        _lines.GetOrAdd(
            concertId,
            static (id, lineStates) => new CachedLine(id, lineStates.Source, lineStates.Time),
            (Source: source, Time: time)
        );
}
