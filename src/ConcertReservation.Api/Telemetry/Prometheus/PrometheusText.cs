using System.Globalization;
using System.Text;

namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>The text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <param name="families">Those of one name, such as of several pools, are written together.</param>
    /// <param name="scrape">The round whose observations are told.</param>
    public static string Of(IEnumerable<Family> families, long scrape)
    {
        var text = new StringBuilder();
        foreach (
            var named in families
                .GroupBy(f => f.Name, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
            Append(text, [.. named], scrape);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<Family> families, long scrape)
    {
        var series = families
            .SelectMany(family => family.Series.Select(one => (Family: family, Series: one)))
            .Where(one => !one.Family.IsObserved || one.Series.WasSeen(scrape))
            .DistinctBy(one => one.Series.Labels, StringComparer.Ordinal)
            .ToList();
        if (series.Count == 0)
            return;

        var first = families[0];
        text.Append(CultureInfo.InvariantCulture, $"# HELP {first.Name} {OneLine(first.Help)}\n");
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {first.Name} {first.Kind.ToString().ToLowerInvariant()}\n");
        foreach (var (family, one) in series)
            if (family.Kind == MetricKind.Histogram)
                AppendHistogram(text, family, one);
            else
                AppendLine(text, family.Name, one.Labels, one.Read().Value);
    }

    private static void AppendHistogram(StringBuilder text, Family family, Series series)
    {
        var (sum, count, buckets) = series.Read();
        var sofar = 0L;
        for (var i = 0; i < buckets.Length; i++)
        {
            sofar += buckets[i];
            var upTo = i < family.Boundaries!.Length ? Number(family.Boundaries[i]) : "+Inf";
            AppendLine(text, family.Name + "_bucket", Joined(series.Labels, $"le=\"{upTo}\""), sofar);
        }
        AppendLine(text, family.Name + "_sum", series.Labels, sum);
        AppendLine(text, family.Name + "_count", series.Labels, count);
    }

    private static void AppendLine(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Joined(string labels, string label) => labels.Length == 0 ? label : $"{labels},{label}";

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string OneLine(string help) =>
        help.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
