namespace ConcertReservation.Domain.Queue;

/// <summary>Admissions per second as of the last admission, averaged with weights that fade over a minute.</summary>
/// <param name="AdmittedPerSecond">Null until two admissions were recorded.</param>
/// <param name="LastAdmittedAt">When the last admission was recorded.</param>
/// <param name="Paused">The line is paused: then there is no rate.</param>
public sealed record AdmissionRate(double? AdmittedPerSecond, DateTimeOffset? LastAdmittedAt, bool Paused)
{
    private static readonly TimeSpan FadesOver = TimeSpan.FromMinutes(1);

    /// <summary>The rate now; it fades while no customer is admitted. Null while it is not known.</summary>
    public double? At(DateTimeOffset now) =>
        Paused || AdmittedPerSecond is null ? null : Smooth(AdmittedPerSecond, LastAdmittedAt, count: 0, now);

    /// <returns>The new rate, or null after the first admission.</returns>
    public static double? Smooth(double? rate, DateTimeOffset? last, int count, DateTimeOffset now)
    {
        if (last is null)
            return null;

        var seconds = Math.Max((now - last.Value).TotalSeconds, 0.001);
        if (rate is null)
            return count / Math.Max(seconds, 1);

        var weight = 1 - Math.Exp(-seconds / FadesOver.TotalSeconds);
        return rate + weight * (count / seconds - rate);
    }
}
