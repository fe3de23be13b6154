namespace ConcertReservation.Domain.Queue;

/// <summary>What is new in a line.</summary>
/// <param name="Frontier">The highest place admitted.</param>
/// <param name="Departed">Places given up beyond the frontier that were not there at the last look; ascending.</param>
/// <param name="Policy">How the line is run.</param>
/// <param name="Pace">How fast it moves.</param>
/// <param name="SoldOut">Nothing is left and no hold can come back.</param>
/// <param name="SeenUpTo">Where the next look goes on; 0 for everything.</param>
public sealed record LineChange(
    long Frontier,
    IReadOnlyList<long> Departed,
    QueuePolicy Policy,
    LinePace Pace,
    bool SoldOut,
    ulong SeenUpTo
)
{
    // Not where the next look goes on: that moves with every transaction of the database, and looking from further
    // back finds the same.
    internal bool RunsLike(LineChange other) =>
        Policy == other.Policy && Pace == other.Pace && SoldOut == other.SoldOut;
}
