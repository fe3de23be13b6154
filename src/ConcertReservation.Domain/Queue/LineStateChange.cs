namespace ConcertReservation.Domain.Queue;

/// <summary>What is new in a line.</summary>
/// <param name="LastAdmittedPlace">The highest place admitted.</param>
/// <param name="Abandoned">Places given up beyond the frontier that were not there at the last look; ascending.</param>
/// <param name="Policy">How the line is run.</param>
/// <param name="Rate">How fast it moves.</param>
/// <param name="SoldOut">Nothing is left and no hold can come back.</param>
/// <param name="SeenUpTo">Where the next look goes on; 0 for everything.</param>
public sealed record LineStateChange(
    long LastAdmittedPlace,
    IReadOnlyList<long> Abandoned,
    QueuePolicy Policy,
    AdmissionRate Rate,
    bool SoldOut,
    ulong SeenUpTo
)
{
    // Not where the next look goes on: that moves with every transaction of the database, and looking from further
    // back finds the same.
    internal bool RunsLike(LineStateChange other) =>
        Policy == other.Policy && Rate == other.Rate && SoldOut == other.SoldOut;
}
