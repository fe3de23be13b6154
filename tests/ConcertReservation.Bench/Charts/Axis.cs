using System.Globalization;

namespace ConcertReservation.Bench.Charts;

/// <summary>Where a value is between the ends of an axis, and which round values have a mark.</summary>
internal sealed record Axis(double Start, double End, IReadOnlyList<double> Marks, bool IsLogarithmic)
{
    private const int MarksWanted = 5;

    /// <summary>From zero to a round value above the greatest.</summary>
    public static Axis FromZero(IEnumerable<double> values)
    {
        var greatest = Math.Max(values.Max(), 1e-9);
        var step = RoundUp(greatest / MarksWanted);
        var steps = (int)Math.Ceiling(greatest / step);
        return new Axis(
            0,
            steps * step,
            [.. Enumerable.Range(0, steps + 1).Select(i => i * step)],
            IsLogarithmic: false
        );
    }

    /// <summary>From the least to the greatest, with marks at the measured values.</summary>
    public static Axis Logarithmic(IEnumerable<double> values)
    {
        var marks = values.Distinct().Order().ToList();
        return new Axis(marks[0], marks[^1], marks, IsLogarithmic: true);
    }

    /// <summary>From 0 at the start to 1 at the end.</summary>
    public double At(double value) =>
        IsLogarithmic ? Math.Log(value / Start) / Math.Log(End / Start) : (value - Start) / (End - Start);

    public static string Text(double mark) =>
        mark.ToString(Math.Abs(mark - Math.Round(mark)) < 1e-9 ? "N0" : "0.##", CultureInfo.InvariantCulture);

    // 1, 2 or 5 times a power of ten.
    private static double RoundUp(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(round => round >= step * 0.999);
    }
}
