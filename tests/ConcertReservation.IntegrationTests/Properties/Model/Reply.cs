using System.Globalization;

namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>The compared part of a response: its status and the fields that matter, as text.</summary>
internal sealed record Reply(int Status, string Words = "")
{
    public static readonly Reply Done = new(0, "done");
    public static readonly Reply NothingToRepeat = new(0, "nothing to repeat");

    public bool IsReplay { get; init; }

    public static Reply Place(int status, string state, int ahead, double until)
    {
        var position = state == "waiting" ? ahead + 1 : 0;
        var end = state == "active" ? $", until {Minute(until)}" : "";
        return new Reply(status, $"{state}, position {position}, {ahead} ahead{end}");
    }

    public static string Minute(double minute) => minute.ToString("0.0", CultureInfo.InvariantCulture);

    public override string ToString() =>
        Status == 0 ? Words : $"{Status}{(IsReplay ? " replayed" : "")} {Words}".TrimEnd();
}
