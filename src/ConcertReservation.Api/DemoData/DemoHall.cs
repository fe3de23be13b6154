using System.Globalization;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.DemoData;

/// <summary>
/// An arena of 12,000 places: a standing area, floor blocks, and three tiers around them. The rows of a tier get longer
/// towards the back, as in a curved stand.
/// </summary>
internal static class DemoHall
{
    public const int Places = 12_000;

    private const int StandingPlaces = 1_500;
    private const int FloorRows = 14;
    private const int FloorSeats = 22;
    private const int UpperFirstRow = 18;
    private const int AisleWidth = 2;

    public static SeatPlan Plan()
    {
        List<PlanSection> sections =
        [
            Standing("스탠딩 · Standing", 132_000, StandingPlaces),
            .. Letters(6).Select(name => Floor($"플로어 {name} · Floor {name}")),
            .. Tier("1층 · Lower", 154_000, blocks: 12, rows: 12, firstRow: 16, accessible: 2),
            .. Tier("2층 · Middle", 110_000, blocks: 14, rows: 12, firstRow: 15, accessible: 0),
        ];
        // The last tier has the rest of the places.
        sections.AddRange(Balcony("3층 · Upper", 77_000, blocks: 8, Places - sections.Sum(PlacesOf)));
        return SeatPlan.Of(sections);
    }

    private static PlanSection Standing(string name, long price, int capacity) =>
        new(name, price, SectionKind.Standing, capacity, []);

    /// <summary>A block in front of the stage with an aisle in the middle.</summary>
    private static PlanSection Floor(string name) =>
        Seated(name, 165_000, Enumerable.Range(1, FloorRows).Select(row => Row(row, FloorSeats, accessible: 0)));

    private static IEnumerable<PlanSection> Tier(
        string name,
        long price,
        int blocks,
        int rows,
        int firstRow,
        int accessible
    ) =>
        from block in Enumerable.Range(1, blocks)
        select Seated(
            NameOf(name, block),
            price,
            // The first row of a tier is level with its entrance.
            from row in Enumerable.Range(1, rows)
            select Row(row, firstRow + (row - 1) / 2, row == 1 ? accessible : 0)
        );

    private static IEnumerable<PlanSection> Balcony(string name, long price, int blocks, int places) =>
        from block in Enumerable.Range(1, blocks)
        let ofBlock = places / blocks + (block <= places % blocks ? 1 : 0)
        select Seated(NameOf(name, block), price, RowsOf(ofBlock));

    /// <summary>Rows that get longer by one seat. The last row has what is left.</summary>
    private static IEnumerable<PlanRow> RowsOf(int places)
    {
        for (var (row, seats) = (1, UpperFirstRow); places > 0; row++, seats++)
        {
            var length = places < 2 * seats ? places : seats;
            places -= length;
            yield return Row(row, length, accessible: 0);
        }
    }

    private static PlanSection Seated(string name, long price, IEnumerable<PlanRow> rows) =>
        new(name, price, SectionKind.Seated, null, [.. rows]);

    /// <summary>A row with an aisle in the middle; the accessible seats are at its ends.</summary>
    private static PlanRow Row(int row, int seats, int accessible) =>
        new(
            Text(row),
            seats,
            Numbers: null,
            seats < 2 ? [] : [new RowGap(seats / 2 - 1, AisleWidth)],
            [.. Enumerable.Range(1, accessible).SelectMany(n => new[] { Text(n), Text(seats + 1 - n) })]
        );

    private static int PlacesOf(PlanSection section) => section.Capacity ?? section.Rows.Sum(row => row.Seats);

    /// <summary>"1층 3구역 · Lower 3" for the third block of "1층 · Lower".</summary>
    private static string NameOf(string tier, int block)
    {
        var names = tier.Split(" · ");
        return $"{names[0]} {Text(block)}구역 · {names[1]} {Text(block)}";
    }

    private static IEnumerable<string> Letters(int count) =>
        Enumerable.Range(0, count).Select(n => ((char)('A' + n)).ToString());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
