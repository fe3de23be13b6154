using ConcertReservation.Domain.BestSeats;

namespace ConcertReservation.UnitTests.BestSeats;

/// <summary>
/// A hall drawn as text: one line a row, from the stage to the back. <c>.</c> is a free seat, <c>#</c> a taken one,
/// <c>a</c> a free accessible one, and a space an aisle.
/// </summary>
internal sealed class Hall
{
    private const long Price = 50_000;

    private readonly List<HallRow> _rows = [];
    private readonly List<bool> _free = [];

    public int Count => _free.Count;

    public SeatChooser Chooser => SeatChooser.Of(Count, _rows);

    public ulong[] Free
    {
        get
        {
            var bits = SeatBits.New(Count);
            for (var index = 0; index < Count; index++)
                if (_free[index])
                    SeatBits.Add(bits, index);
            return bits;
        }
    }

    public static Hall Of(params string[] rows) => new Hall().With(section: null, rows);

    public Hall With(string? section, params string[] rows) => With(section, Price, isSeated: true, rows);

    public Hall With(string? section, long price, params string[] rows) => With(section, price, isSeated: true, rows);

    public Hall WithFloor(string section, string places) => With(section, Price, isSeated: false, places);

    /// <summary>The chosen seats as row and seat, both from 1, for example <c>1-4 1-5</c>; or the error code.</summary>
    public string Choose(int count, string? section = null, long? maxPrice = null, bool together = true)
    {
        var choice = Chooser.Choose(Free, SeatWish.Of(count, section, maxPrice, together));
        return choice.Seats is { } seats ? string.Join(' ', seats.Select(NameOf)) : $"{choice.Refusal!.Code}";
    }

    private string NameOf(int seat)
    {
        var row = _rows.FindLastIndex(row => row.Start <= seat);
        return $"{row + 1}-{seat - _rows[row].Start + 1}";
    }

    private Hall With(string? section, long price, bool isSeated, params string[] rows)
    {
        foreach (var text in rows)
        {
            var seats = text.Replace(" ", "", StringComparison.Ordinal);
            _rows.Add(
                new HallRow(
                    section,
                    Count,
                    [.. seats.Select(_ => price)],
                    isSeated,
                    AislesOf(text),
                    [.. Enumerable.Range(0, seats.Length).Where(index => seats[index] == 'a')]
                )
            );
            _free.AddRange(seats.Select(seat => seat != '#'));
        }
        return this;
    }

    private static List<Aisle> AislesOf(string row)
    {
        var aisles = new List<Aisle>();
        var seats = 0;
        foreach (var place in row)
            if (place != ' ')
                seats++;
            else if (aisles.Count > 0 && aisles[^1].AfterIndex == seats - 1)
                aisles[^1] = aisles[^1] with { Width = aisles[^1].Width + 1 };
            else
                aisles.Add(new Aisle(seats - 1, Width: 1));
        return aisles;
    }
}
