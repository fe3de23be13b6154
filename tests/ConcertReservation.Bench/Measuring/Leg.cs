namespace ConcertReservation.Bench.Measuring;

/// <summary>One measured run: of the subject or of the limit.</summary>
/// <param name="Done">The number of requests, or of what else was counted.</param>
/// <param name="Seconds">How long the run took.</param>
/// <param name="Cpu">The processor time of the run.</param>
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
