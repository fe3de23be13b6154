using ConcertReservation.Domain.BestSeats;
using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.UnitTests.BestSeats;

/// <summary>A small random hall, with what is free in it and what a customer wants.</summary>
internal sealed record AnyHall(IReadOnlyList<HallRow> Rows, IReadOnlyList<bool> Free, SeatWish Wish)
{
    private static readonly string[] Sections = ["VIP", "R", "S"];
    private static readonly Gen<long> Price = Gen.Elements(10_000L, 20_000L, 30_000L);

    private static readonly Gen<RowShape> Shape =
        from length in Gen.Choose(1, 9)
        from section in Gen.Choose(0, Sections.Length - 1)
        from isSeated in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from price in Price
        from ownPrices in Gen.ArrayOf(Price, length)
        from hasOwnPrices in Gen.Elements(true, false, false)
        from aisles in Gen.ArrayOf(Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(1, 3))), length - 1)
        from accessible in Gen.ArrayOf(Sometimes(1, 8), length)
        select new RowShape(
            Sections[section],
            hasOwnPrices ? ownPrices : [.. ownPrices.Select(_ => price)],
            isSeated,
            aisles,
            accessible
        );

    private static readonly Gen<SeatWish> AnyWish =
        from count in Gen.Choose(1, 4)
        from section in Gen.Elements<string?>([null, null, .. Sections])
        from maxPrice in Gen.Elements<long?>(null, null, 10_000, 20_000)
        from together in Gen.Elements(true, true, false)
        select SeatWish.Of(count, section, maxPrice, together);

    public static Arbitrary<AnyHall> Arbitrary { get; } =
        (
            from shapes in Gen.NonEmptyListOf(Shape).Resize(6)
            let rows = RowsOf(shapes)
            from freeOfTen in Gen.Choose(2, 10)
            from free in Gen.ArrayOf(Sometimes(freeOfTen, 10), rows.Sum(row => row.Prices.Count))
            from wish in AnyWish
            select new AnyHall(rows, free, wish)
        ).ToArbitrary();

    public int Count => Free.Count;

    public SeatChooser Chooser => SeatChooser.Of(Count, Rows);

    public ulong[] FreeBits
    {
        get
        {
            var bits = SeatBits.New(Count);
            foreach (var seat in Enumerable.Range(0, Count).Where(seat => Free[seat]))
                SeatBits.Add(bits, seat);
            return bits;
        }
    }

    private static Gen<bool> Sometimes(int times, int of) => from n in Gen.Choose(1, of) select n <= times;

    private static List<HallRow> RowsOf(IEnumerable<RowShape> shapes)
    {
        var rows = new List<HallRow>();
        foreach (var shape in shapes.OrderBy(shape => Array.IndexOf(Sections, shape.Section)))
            rows.Add(
                new HallRow(
                    shape.Section,
                    rows.Sum(row => row.Prices.Count),
                    shape.Prices,
                    shape.IsSeated,
                    [.. shape.Aisles.Select((width, after) => new Aisle(after, width)).Where(aisle => aisle.Width > 0)],
                    [.. Enumerable.Range(0, shape.Prices.Count).Where(index => shape.Accessible[index])]
                )
            );
        return rows;
    }

    private sealed record RowShape(
        string Section,
        IReadOnlyList<long> Prices,
        bool IsSeated,
        IReadOnlyList<int> Aisles,
        IReadOnlyList<bool> Accessible
    );
}
