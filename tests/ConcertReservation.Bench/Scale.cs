namespace ConcertReservation.Bench;

/// <summary>How much of everything a run measures.</summary>
internal sealed record Scale
{
    public static Scale Full { get; } = new();

    /// <summary>Everything once: to test that the bench works, not to measure.</summary>
    public static Scale Quick { get; } =
        new()
        {
            MostWarmUps = 0,
            Pairs = 1,
            LegTime = TimeSpan.FromSeconds(0.3),
            Joins = 1_000,
            Purchases = 100,
            HallPurchases = 100,
            LonePurchases = 10,
            HallSeats = 5_000,
            LongLine = 50_000,
            MiddleLine = 4_000,
            FreshInstances = 1,
            SaleCrowd = 200,
        };

    /// <summary>Pairs that do not count. Fewer run when the service is warm earlier.</summary>
    public int MostWarmUps { get; init; } = 40;

    /// <summary>Pairs of subject and limit. Many short pairs: a short disturbance affects few of them.</summary>
    public int Pairs { get; init; } = 9;

    /// <summary>The duration of loads that run for a time.</summary>
    public TimeSpan LegTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Customers who join in one run.</summary>
    public int Joins { get; init; } = 5_000;

    /// <summary>Seats that are held and paid in one run.</summary>
    public int Purchases { get; init; } = 500;

    /// <summary>The same with 64 callers in a big hall, which take less time each.</summary>
    public int HallPurchases { get; init; } = 2_000;

    /// <summary>The same with one caller.</summary>
    public int LonePurchases { get; init; } = 100;

    /// <summary>Seats of a big hall.</summary>
    public int HallSeats { get; init; } = 50_000;

    public int ShortLine { get; init; } = 1_000;

    public int MiddleLine { get; init; } = 10_000;

    public int LongLine { get; init; } = 1_000_000;

    /// <summary>How often a new instance starts for the memory row.</summary>
    public int FreshInstances { get; init; } = 3;

    /// <summary>Customers in the sale that is plotted.</summary>
    public int SaleCrowd { get; init; } = 1_000;
}
