using System.Diagnostics.Metrics;

namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>
/// An instrument's name as Prometheus spells it: underscores, the unit at the end, <c>_total</c> after counters
/// (https://prometheus.io/docs/practices/naming/).
/// </summary>
internal static class FamilyName
{
    public static string Of(Instrument instrument, MetricKind kind)
    {
        var name = WithEnd(LabelText.NameOf(instrument.Name), UnitOf(instrument.Unit));
        return kind == MetricKind.Counter ? WithEnd(name, "total") : name;
    }

    // What is in braces is a note, not a unit.
    private static string UnitOf(string? unit) =>
        unit switch
        {
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            "%" => "percent",
            _ => "",
        };

    private static string WithEnd(string name, string end) =>
        end.Length == 0 || name.EndsWith("_" + end, StringComparison.Ordinal) ? name : $"{name}_{end}";
}
