namespace ConcertReservation.Domain.Queue;

/// <summary>Admissions per second, averaged with weights that fade over a minute.</summary>
public static class AdmissionRate
{
    private static readonly TimeSpan FadesOver = TimeSpan.FromMinutes(1);

    /// <returns>The new rate, or null while one admission is all that was ever seen.</returns>
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
