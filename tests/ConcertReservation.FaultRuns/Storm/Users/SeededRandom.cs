namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>The random choices of one customer, the same for the same seed; several tasks may use it at once.</summary>
internal sealed class SeededRandom(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _turn = new();

    public bool Chance(double part) => Share() < part;

    /// <summary>From 0 up to 1.</summary>
    public double Share()
    {
        lock (_turn)
            return _random.NextDouble();
    }

    public int Below(int end)
    {
        lock (_turn)
            return _random.Next(end);
    }

    public T[] Some<T>(IEnumerable<T> from, int most)
    {
        var all = from.ToArray();
        lock (_turn)
            _random.Shuffle(all);
        return all[..Math.Min(all.Length, most)];
    }
}
