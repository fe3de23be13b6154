namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>From a script that fails to the lines that matter.</summary>
internal static class Shrinking
{
    /// <summary>First without some of its lines, the many before the few; then with less in one of them.</summary>
    public static IEnumerable<Script> Simpler(Script script) => WithoutSome(script).Concat(WithLessInOne(script));

    private static IEnumerable<Script> WithoutSome(Script script)
    {
        for (var gap = script.Lines.Count; gap > 0; gap /= 2)
        for (var end = script.Lines.Count; end > 0; end -= gap)
            yield return new Script([.. script.Lines.Take(Math.Max(0, end - gap)), .. script.Lines.Skip(end)]);
    }

    private static IEnumerable<Script> WithLessInOne(Script script) =>
        script.Lines.SelectMany(
            (line, i) =>
                line.Simpler()
                    .Select(simpler => new Script([.. script.Lines.Take(i), simpler, .. script.Lines.Skip(i + 1)]))
        );
}
