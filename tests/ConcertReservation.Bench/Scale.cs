namespace ConcertReservation.Bench;

/// <summary>How much of everything.</summary>
internal sealed record Scale
{
    public static Scale Full { get; } = new();

    /// <summary>Everything once: to see it work, not to measure it.</summary>
    public static Scale Quick { get; } =
        new()
        {
            MostWarmUps = 0,
            Pairs = 1,
            LegTime = TimeSpan.FromSeconds(0.3),
            Joins = 1_000,
            Purchases = 100,
            LongLine = 50_000,
            MiddleLine = 4_000,
            FreshInstances = 1,
            SaleCrowd = 200,
        };

    /// <summary>Pairs that do not count, unless the service is warm after fewer.</summary>
    public int MostWarmUps { get; init; } = 40;

    /// <summary>Subject and limit, in turn. Many short ones: what disturbs for a moment meets few.</summary>
    public int Pairs { get; init; } = 9;

    /// <summary>Of the loads that go by time.</summary>
    public TimeSpan LegTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>People who join in one stretch.</summary>
    public int Joins { get; init; } = 5_000;

    /// <summary>Seats that are held and paid in one stretch.</summary>
    public int Purchases { get; init; } = 500;

    public int ShortLine { get; init; } = 1_000;

    public int MiddleLine { get; init; } = 10_000;

    public int LongLine { get; init; } = 1_000_000;

    /// <summary>How often a new instance is started to measure its memory.</summary>
    public int FreshInstances { get; init; } = 3;

    /// <summary>People in the sale that is plotted.</summary>
    public int SaleCrowd { get; init; } = 1_000;
}
