using System.Runtime.CompilerServices;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// What customers poll and watch: the states of the seats, without the seat plan. The cost of an answer does not depend
/// on the size of the hall, except for the first.
/// </summary>
public sealed class SeatStatesFacade(SeatAnswerCache cache, SeatAnswerWatcher stream, TimeProvider time)
{
    /// <summary>A stream without a change sends a heartbeat after this time.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // A client that begins to watch just before a read waits for the one after it. Less than an interval, because a
    // timer may be early.
    private static readonly TimeSpan MinBetween = SeatAnswerWatcher.Interval * 0.9;

    /// <summary>
    /// All states, or what changed since a version that an instance has given. Refuses with <c>performance_not_found</c>,
    /// and a version that cannot be read with <c>validation_failed</c>.
    /// </summary>
    public async ValueTask<SeatStatesResult> FindAsync(FindSeatStates request, CancellationToken ct)
    {
        var since = Read(request.Since);
        var answers = await cache.FindAsync(request.ConcertId, request.PerformanceId, since, ct);
        return since is { } version ? answers.Since(version) : answers.All;
    }

    /// <summary>
    /// Streams the states: all at first, or what is new since the last event that the client got; then the changes, at
    /// most twice a second. Null is a heartbeat. A slow client gets fewer and larger changes. Refuses, before the first
    /// event, with <c>performance_not_found</c>.
    /// </summary>
    public async Task<IAsyncEnumerable<SeatStatesResult?>> WatchAsync(FindSeatStates request, CancellationToken ct)
    {
        SeatVersion? seen = SeatVersion.TryParse(request.Since ?? "", out var version) ? version : null;
        var first = await cache.FindAsync(request.ConcertId, request.PerformanceId, seen, ct);
        return WatchAsync(request, first, seen, ct);
    }

    private async IAsyncEnumerable<SeatStatesResult?> WatchAsync(
        FindSeatStates request,
        SeatAnswers first,
        SeatVersion? seen,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        yield return seen is { } version ? first.Since(version) : first.All;
        var (sent, sentAt) = (first.Version, time.GetTimestamp());
        while (true)
        {
            var now = await stream.NextAsync(request.ConcertId, request.PerformanceId).WaitAsync(ct);
            var idle = time.GetElapsedTime(sentAt);
            if (now is not null && now.Version != sent && idle >= MinBetween)
            {
                yield return now.Since(sent);
                (sent, sentAt) = (now.Version, time.GetTimestamp());
            }
            else if (idle >= Heartbeat)
            {
                yield return null;
                sentAt = time.GetTimestamp();
            }
        }
    }

    private static SeatVersion? Read(string? since) =>
        since is null ? null
        : SeatVersion.TryParse(since, out var version) ? version
        : throw DomainException.Invalid("since", "This is not a version that this service has given.");
}

/// <param name="ConcertId">The concert.</param>
/// <param name="PerformanceId">A performance of this concert.</param>
/// <param name="Since">The version that the client has; null for all states.</param>
public sealed record FindSeatStates(long ConcertId, long PerformanceId, string? Since);
