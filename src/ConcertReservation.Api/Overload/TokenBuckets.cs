using System.Collections.Concurrent;

namespace ConcertReservation.Api.Overload;

/// <summary>
/// One bucket of tokens for each key. A full bucket has <paramref name="perMinute"/> tokens, and used tokens return
/// evenly over a minute. Unlike the limiters of the framework, a bucket can be asked before the outcome is known, and
/// charged afterwards; requests that run at the same time may overdraw it, and then it takes longer to fill.
/// </summary>
internal sealed class TokenBuckets(int perMinute, TimeProvider time)
{
    private const int SweepEvery = 1_024;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private int _charges;

    private TimeSpan PerToken => TimeSpan.FromMinutes(1) / perMinute;

    /// <summary>How long until the bucket has a token; null when it has one now.</summary>
    public TimeSpan? WaitFor(string key)
    {
        if (!_buckets.TryGetValue(key, out var bucket))
            return null;
        var missing = 1 - TokensIn(bucket, time.GetTimestamp());
        return missing > 0 ? missing * PerToken : null;
    }

    /// <summary>Removes one token.</summary>
    public void Charge(string key)
    {
        var now = time.GetTimestamp();
        _buckets.AddOrUpdate(
            key,
            _ => new Bucket(perMinute - 1, now),
            (_, bucket) => new Bucket(TokensIn(bucket, now) - 1, now)
        );
        // An attacker may use a new key for every request.
        if (Interlocked.Increment(ref _charges) % SweepEvery == 0)
            foreach (var (other, bucket) in _buckets)
                if (TokensIn(bucket, now) >= perMinute)
                    _buckets.TryRemove(KeyValuePair.Create(other, bucket));
    }

    private double TokensIn(Bucket bucket, long now) =>
        Math.Min(perMinute, bucket.Tokens + time.GetElapsedTime(bucket.At, now) / PerToken);

    private sealed record Bucket(double Tokens, long At);
}
