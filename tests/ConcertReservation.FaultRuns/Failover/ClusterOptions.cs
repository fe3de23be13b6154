using ConcertReservation.FaultRuns.Storm.Sales;

namespace ConcertReservation.FaultRuns.Failover;

/// <param name="Duration">How long the sale lasts; setting up and checking come on top.</param>
/// <param name="Seed">Decides what customers do. The timing still differs from run to run.</param>
internal sealed record ClusterOptions(TimeSpan Duration, int Users, int Seed, SaleHall Hall)
{
    /// <summary>As many as the shipped configuration of the balancer names.</summary>
    public const int Instances = 3;
}
