namespace ConcertReservation.Bench.Measuring;

/// <summary>One measured stretch: the subject's or the limit's.</summary>
/// <param name="Done">Requests, or what else was counted.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Cpu">What was spent on it.</param>
internal sealed record Leg(int Done, double Seconds, CpuTimes Cpu)
{
    public double PerSecond => Done / Seconds;

    public static Leg Sum(IReadOnlyCollection<Leg> legs) =>
        new(
            legs.Sum(leg => leg.Done),
            legs.Sum(leg => leg.Seconds),
            legs.Select(leg => leg.Cpu).Aggregate((sum, cpu) => sum + cpu)
        );
}
