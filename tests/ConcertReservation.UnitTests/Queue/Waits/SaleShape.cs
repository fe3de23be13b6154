namespace ConcertReservation.UnitTests.Queue.Waits;

/// <summary>The rules of a simulated sale, and what its customers do.</summary>
/// <param name="TurnSeconds">How long a turn and a hold last.</param>
/// <param name="MaxActive">The most customers inside.</param>
/// <param name="NoShows">The share of admitted customers who never come.</param>
/// <param name="Payments">The share of the others who pay.</param>
internal sealed record SaleShape(double TurnSeconds, int MaxActive, double NoShows, double Payments)
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>Customers arrive for so many turns.</summary>
    public const int Turns = 9;

    /// <summary>How many customers arrive at the opening, for each slot. So many turns long is the line.</summary>
    public int RushPerSlot { get; init; } = 5;

    /// <summary>The limit of admissions, as a share of the slots that come free; null without a limit.</summary>
    public double? RateLimit { get; init; }

    /// <summary>The turns after which the operator pauses and continues the line.</summary>
    public (double From, double To)? Pause { get; init; }

    /// <summary>All seats of the concert.</summary>
    public int Seats { get; init; } = int.MaxValue;

    private double ClaimSeconds => Math.Min(60, TurnSeconds / 3);

    // A customer who pays stays for 55 % of a turn, on average, and one who does not for a whole turn.
    private double MeanTurnSeconds => NoShows * ClaimSeconds + (1 - NoShows) * (1 - 0.45 * Payments) * TurnSeconds;

    /// <summary>As many customers arrive as are admitted, so that the line keeps its length.</summary>
    public double ArrivalsPerSecond => MaxActive / MeanTurnSeconds * (RateLimit ?? 1);

    public QueuePolicy Policy =>
        A.Policy with
        {
            MaxActive = MaxActive,
            ActiveFor = TimeSpan.FromSeconds(TurnSeconds),
            HoldFor = TimeSpan.FromSeconds(TurnSeconds),
            ClaimWithin = TimeSpan.FromSeconds(ClaimSeconds),
            AdmitPerSecond = RateLimit is null ? null : ArrivalsPerSecond,
        };
}
