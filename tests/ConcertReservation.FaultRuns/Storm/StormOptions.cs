namespace ConcertReservation.FaultRuns.Storm;

/// <param name="Duration">How long the traffic lasts; setting up and checking come on top.</param>
/// <param name="Kill">Whether instances and the database are crashed meanwhile.</param>
/// <param name="Seed">Decides what people and faults do; what the machine makes of it differs from run to run.</param>
internal sealed record StormOptions(int Instances, TimeSpan Duration, bool Kill, int Users, int Seed);
