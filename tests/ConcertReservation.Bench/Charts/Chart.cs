namespace ConcertReservation.Bench.Charts;

/// <summary>Measured points, before they are drawn.</summary>
/// <param name="File">The name of its file, without the ending.</param>
/// <param name="X">The label of the horizontal axis.</param>
/// <param name="Y">The label of the vertical axis, which starts at zero.</param>
/// <param name="IsXLogarithmic">Each step to the right is a factor, not a distance.</param>
internal sealed record Chart(
    string File,
    string Title,
    string X,
    string Y,
    IReadOnlyList<Series> Series,
    bool IsXLogarithmic = false
);

internal sealed record Series(string Name, IReadOnlyList<Point> Points);

internal sealed record Point(double X, double Y);
