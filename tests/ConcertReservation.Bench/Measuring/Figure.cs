namespace ConcertReservation.Bench.Measuring;

/// <summary>The result of a row over all its pairs.</summary>
/// <param name="Name">The name for <c>--only</c>.</param>
/// <param name="Title">What the row compares.</param>
/// <param name="Bound">What the median must reach.</param>
/// <param name="Samples">One for each pair.</param>
internal sealed record Figure(string Name, string Title, Bound Bound, IReadOnlyList<Sample> Samples)
{
    public double Median => Middle([.. Samples.Select(sample => sample.Value).Order()]);

    public double Least => Samples.Min(sample => sample.Value);

    public double Most => Samples.Max(sample => sample.Value);

    public bool IsReached => Bound.IsReachedBy(Median);

    public Leg? Subject => Total(sample => sample.Subject);

    public Leg? Limit => Total(sample => sample.Limit);

    private Leg? Total(Func<Sample, Leg?> side)
    {
        var legs = Samples.Select(side).OfType<Leg>().ToList();
        return legs.Count == 0 ? null : Leg.Sum(legs);
    }

    private static double Middle(double[] ascending)
    {
        var half = ascending.Length / 2;
        return ascending.Length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    }
}
