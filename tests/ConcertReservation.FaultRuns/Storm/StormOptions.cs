using ConcertReservation.FaultRuns.Storm.Sales;

namespace ConcertReservation.FaultRuns.Storm;

/// <param name="Duration">How long the traffic lasts; setting up and checking come on top.</param>
/// <param name="Kill">Whether instances and the database are killed during the traffic.</param>
/// <param name="Seed">Decides what customers and faults do. The timing still differs from run to run.</param>
internal sealed record StormOptions(int Instances, TimeSpan Duration, bool Kill, int Users, int Seed, SaleHall Hall);
