namespace ConcertReservation.Bench.Measuring;

/// <summary>One pair: the figure it gives, and the two stretches it comes from where there are such.</summary>
internal sealed record Sample(double Value, Leg? Subject = null, Leg? Limit = null)
{
    /// <summary>How fast one is in terms of the other.</summary>
    public static Sample OfRates(Leg subject, Leg limit) => new(subject.PerSecond / limit.PerSecond, subject, limit);

    /// <summary>How long one takes in terms of the other.</summary>
    public static Sample OfTimes(Leg subject, Leg limit) => new(subject.Seconds / limit.Seconds, subject, limit);
}
