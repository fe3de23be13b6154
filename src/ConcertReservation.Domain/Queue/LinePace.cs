namespace ConcertReservation.Domain.Queue;

/// <summary>The measured admission rate as of the last admission.</summary>
public sealed record LinePace(double? AdmittedPerSecond, DateTimeOffset? LastAdmittedAt, bool Paused)
{
    /// <summary>The rate now, which fades while nobody is admitted; null while it can't be said.</summary>
    public double? At(DateTimeOffset now) =>
        Paused || AdmittedPerSecond is null
            ? null
            : AdmissionRate.Smooth(AdmittedPerSecond, LastAdmittedAt, count: 0, now);
}
