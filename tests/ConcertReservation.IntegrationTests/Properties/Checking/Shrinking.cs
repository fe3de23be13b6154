using ConcertReservation.IntegrationTests.Properties.Operations;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>Reduces a failing script to the lines that matter.</summary>
internal static class Shrinking
{
    /// <summary>First removes lines, many before few; then simplifies single lines.</summary>
    public static IEnumerable<Script> Simpler(Script script) =>
        WithoutSome(script).Concat(WithTimeTogether(script)).Concat(WithLessInOne(script));

    private static IEnumerable<Script> WithoutSome(Script script)
    {
        for (var gap = script.Lines.Count; gap > 0; gap /= 2)
        for (var end = script.Lines.Count; end > 0; end -= gap)
            yield return With(script, Math.Max(0, end - gap)..end);
    }

    private static IEnumerable<Script> WithTimeTogether(Script script)
    {
        for (var i = 0; i + 1 < script.Lines.Count; i++)
            if (script.Lines[i] is TimePasses first && script.Lines[i + 1] is TimePasses then)
                yield return With(script, i..(i + 2), new TimePasses(first.Minutes + then.Minutes));
    }

    private static IEnumerable<Script> WithLessInOne(Script script) =>
        script.Lines.SelectMany((line, i) => line.Simpler().Select(simpler => With(script, i..(i + 1), simpler)));

    private static Script With(Script script, Range replaced, params Operation[] lines) =>
        new([.. script.Lines.Take(replaced.Start.Value), .. lines, .. script.Lines.Skip(replaced.End.Value)]);
}
