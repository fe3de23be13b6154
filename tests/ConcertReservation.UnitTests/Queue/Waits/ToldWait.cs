namespace ConcertReservation.UnitTests.Queue.Waits;

/// <summary>What a customer was told at the join, and what was true.</summary>
/// <param name="JoinedAt">The time of the join, in seconds after the opening.</param>
/// <param name="Ahead">The number of customers before this one.</param>
/// <param name="Told">The estimated wait in seconds.</param>
/// <param name="SoldOut">Every seat was sold at the join.</param>
internal sealed record ToldWait(double JoinedAt, long Ahead, int? Told, bool SoldOut)
{
    /// <summary>The wait in seconds; null when the customer was never admitted.</summary>
    public double? True { get; set; }

    public bool IsWithinAFactorOfTwo => Told <= True * 2 && Told >= True / 2;
}
