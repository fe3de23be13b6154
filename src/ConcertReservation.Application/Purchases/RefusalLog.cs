using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// The refusals of this instance that a worker has not stored yet. Bounded, so that a stampede costs neither memory nor
/// the database more than a fixed amount: what is too much is dropped and counted. An instance that dies loses what it has
/// not stored.
/// </summary>
public sealed class RefusalLog
{
    private readonly Channel<Refusal> _waiting;
    private readonly RefusalLimits _limits;
    private readonly Counter<long> _dropped;
    private readonly TimeProvider _time;
    private MinuteCounts _counts = new(0);

    public RefusalLog(RefusalLimits limits, IMeterFactory meters, TimeProvider time)
    {
        (_limits, _time) = (limits, time);
        _waiting = Channel.CreateBounded<Refusal>(
            new BoundedChannelOptions(limits.MostWaiting) { FullMode = BoundedChannelFullMode.Wait }
        );
        _dropped = meters
            .Create(InstrumentationScope.Name)
            .CreateCounter<long>(
                "concert_reservation.refusals.dropped",
                "{refusal}",
                "Refused holds and payments that are not kept, because there were too many."
            );
        _dropped.Add(0);
    }

    /// <summary>Never waits and never throws. What says nothing about the customer's request is not kept.</summary>
    /// <param name="concertId">A concert that exists.</param>
    public void Add(
        long concertId,
        Guid userId,
        RefusedOperation operation,
        ErrorCode code,
        long? performanceId,
        Guid? reservationId = null
    )
    {
        if (!IsKept(code))
            return;
        var now = _time.GetUtcNow();
        if (
            !CountsAt(now).TryCount(userId, _limits.MostPerUserAndMinute)
            || !_waiting.Writer.TryWrite(
                new Refusal(concertId, userId, now, operation, code, performanceId, reservationId)
            )
        )
            _dropped.Add(1);
    }

    /// <summary>Removes and returns at most <paramref name="most"/> refusals, oldest first.</summary>
    public IReadOnlyList<Refusal> Take(int most)
    {
        var taken = new List<Refusal>();
        while (taken.Count < most && _waiting.Reader.TryRead(out var refusal))
            taken.Add(refusal);
        return taken;
    }

    /// <summary>Adds refusals that could not be stored; drops those for which there is no room.</summary>
    public void PutBack(IEnumerable<Refusal> refusals) =>
        _dropped.Add(refusals.Count(refusal => !_waiting.Writer.TryWrite(refusal)));

    private static bool IsKept(ErrorCode code) =>
        code
            is not (
                ErrorCode.ValidationFailed
                or ErrorCode.Overloaded
                or ErrorCode.ConcertNotFound
                or ErrorCode.IdempotencyKeyInUse
                or ErrorCode.IdempotencyKeyReused
            );

    private MinuteCounts CountsAt(DateTimeOffset now)
    {
        var counts = Volatile.Read(ref _counts);
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (counts.Minute == minute)
            return counts;
        // Of several threads in a new minute, one wins; the others use its counts.
        Interlocked.CompareExchange(ref _counts, new MinuteCounts(minute), counts);
        return Volatile.Read(ref _counts);
    }

    /// <summary>How many refusals of each customer were counted in a minute.</summary>
    private sealed class MinuteCounts(long minute)
    {
        private readonly ConcurrentDictionary<Guid, int> _ofUsers = new();

        public long Minute => minute;

        public bool TryCount(Guid userId, int most) =>
            _ofUsers.AddOrUpdate(userId, static (_, _) => 1, static (_, count, most) => Math.Min(count, most) + 1, most)
            <= most;
    }
}

/// <param name="MostPerUserAndMinute">How many refusals of a customer an instance keeps in a minute.</param>
/// <param name="MostWaiting">How many refusals wait to be stored.</param>
/// <param name="KeptFor">How long a stored refusal is kept.</param>
public sealed record RefusalLimits(int MostPerUserAndMinute, int MostWaiting, TimeSpan KeptFor)
{
    public static RefusalLimits Default { get; } = new(10, 10_000, TimeSpan.FromDays(30));
}
