using System.Globalization;
using System.Net;
using System.Text;

namespace ConcertReservation.Bench.Charts;

/// <summary>A chart as SVG: lines, marks and texts.</summary>
internal sealed class Drawing
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Margin = 16;
    private const int Left = 70;
    private const int Right = 130; // space for the names of the series
    private const int Top = 72;
    private const int Bottom = 55;
    private static readonly string[] Colours = ["#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df"];

    private readonly Chart _chart;
    private readonly Axis _x;
    private readonly Axis _y;
    private readonly StringBuilder _svg = new();

    public Drawing(Chart chart)
    {
        var points = chart.Series.SelectMany(series => series.Points).ToList();
        var across = points.Select(point => point.X);
        _chart = chart;
        _x = chart.IsXLogarithmic ? Axis.Logarithmic(across) : Axis.FromZero(across);
        _y = Axis.FromZero(points.Select(point => point.Y));
    }

    public string ToSvg()
    {
        Add(
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {Height}' font-family='sans-serif' font-size='12' fill='#57606a'>"
        );
        Add($"<rect width='{Width}' height='{Height}' fill='white'/>");
        Add($"<text x='{Margin}' y='28' font-size='16' fill='#1f2328'>{Words(_chart.Title)}</text>");
        AddAxes();
        for (var i = 0; i < _chart.Series.Count; i++)
            AddSeries(i);
        return Add($"</svg>").ToString();
    }

    private void AddAxes()
    {
        foreach (var mark in _y.Marks)
        {
            Add($"<line x1='{Left}' x2='{Width - Right}' y1='{Y(mark):0.#}' y2='{Y(mark):0.#}' stroke='#d0d7de'/>");
            Add($"<text x='{Left - 8}' y='{Y(mark) + 4:0.#}' text-anchor='end'>{Axis.Text(mark)}</text>");
        }
        foreach (var mark in _x.Marks)
            Add($"<text x='{X(mark):0.#}' y='{Height - Bottom + 18}' text-anchor='middle'>{Axis.Text(mark)}</text>");
        var middle = (Left + Width - Right) / 2;
        Add($"<text x='{middle}' y='{Height - 12}' text-anchor='middle'>{Words(_chart.X)}</text>");
        Add($"<text x='{Margin}' y='{Top - 16}'>{Words(_chart.Y)}</text>");
    }

    private void AddSeries(int number)
    {
        var (series, colour) = (_chart.Series[number], Colours[number % Colours.Length]);
        var path = string.Join(' ', series.Points.Select(p => Format($"{X(p.X):0.#},{Y(p.Y):0.#}")));
        Add($"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/>");
        foreach (var point in series.Points)
            Add($"<circle cx='{X(point.X):0.#}' cy='{Y(point.Y):0.#}' r='2.5' fill='{colour}'/>");
        var y = Top + 16 + 18 * number;
        Add($"<text x='{Width - Right + 12}' y='{y}' fill='{colour}'>{Words(series.Name)}</text>");
    }

    private double X(double value) => Left + _x.At(value) * (Width - Left - Right);

    private double Y(double value) => Height - Bottom - _y.At(value) * (Height - Top - Bottom);

    private StringBuilder Add(FormattableString line) => _svg.AppendLine(Format(line));

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Words(string text) => WebUtility.HtmlEncode(text);
}
