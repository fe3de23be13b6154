using System.Globalization;

namespace ConcertReservation.Bench.Measuring;

/// <summary>What a row must reach.</summary>
internal sealed record Bound(double Value, bool IsLeast, string Unit = "")
{
    public static Bound AtLeast(double value) => new(value, IsLeast: true);

    public static Bound AtMost(double value, string unit = "") => new(value, IsLeast: false, unit);

    public bool IsReachedBy(double value) => IsLeast ? value >= Value : value <= Value;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? '≥' : '≤')} {Value}{Unit}");
}
