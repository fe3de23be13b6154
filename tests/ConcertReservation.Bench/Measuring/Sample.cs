namespace ConcertReservation.Bench.Measuring;

/// <summary>One pair: its figure, and the two measured runs if there are any.</summary>
internal sealed record Sample(double Value, Leg? Subject = null, Leg? Limit = null)
{
    /// <summary>The rate of the subject divided by the rate of the limit.</summary>
    public static Sample OfRates(Leg subject, Leg limit) => new(subject.PerSecond / limit.PerSecond, subject, limit);

    /// <summary>The time of the subject divided by the time of the limit.</summary>
    public static Sample OfTimes(Leg subject, Leg limit) => new(subject.Seconds / limit.Seconds, subject, limit);
}
