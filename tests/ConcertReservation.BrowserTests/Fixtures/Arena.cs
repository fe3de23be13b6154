using System.Net;

namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>A concert in a hall of 12,000 seats: six blocks on the floor, and two rings of stands.</summary>
internal static class Arena
{
    public const int Seats = 12_000;
    private const int SeatsOfAFloorBlock = 400;

    public static async Task<TestConcert> CreateArenaAsync(this Service service)
    {
        var created = await service.AnnounceAsync(
            new
            {
                title = "큰 밤 · Grand Night",
                venue = new { name = "한강 아레나 · River Arena", address = "서울 · Seoul" },
                timeZone = "Asia/Seoul",
                performances = new[] { new { startsAt = service.NextMonth().AddDays(10), sections = Sections } },
            }
        );
        return new TestConcert(await service.OnSaleAsync(created.ShouldBe(HttpStatusCode.Created)), "Grand Night");
    }

    /// <summary>A standing area of 300, and a section with an aisle and two accessible seats.</summary>
    public static async Task<TestConcert> CreateMixedHallAsync(this Service service)
    {
        var created = await service.AnnounceAsync(
            new
            {
                title = "서서 듣는 밤 · Standing Night",
                venue = new { name = "한강 홀 · River Hall", address = "서울 · Seoul" },
                timeZone = "Asia/Seoul",
                performances = new[]
                {
                    new { startsAt = service.NextMonth().AddDays(10), plan = new { sections = MixedSections } },
                },
            }
        );
        return new TestConcert(await service.OnSaleAsync(created.ShouldBe(HttpStatusCode.Created)), "Standing Night");
    }

    /// <summary>The id of a seat of a block on the floor, which have 20 rows of 20 seats.</summary>
    /// <param name="block">A to F.</param>
    /// <param name="row">A to T.</param>
    public static long FloorSeat(this TestConcert arena, char block, char row, int number) =>
        arena.Sale.SeatIds[((block - 'A') * SeatsOfAFloorBlock) + ((row - 'A') * 20) + number - 1];

    private static readonly object[] Sections =
    [
        .. "ABCDEF".Select(letter => Section($"Floor {letter}", rows: 20, price: 154_000)),
        .. Enumerable.Range(101, 18).Select(n => Section($"{n}", rows: 15, price: 132_000)),
        .. Enumerable.Range(201, 14).Select(n => Section($"{n}", rows: 15, price: 99_000)),
    ];

    private static readonly object[] MixedSections =
    [
        new
        {
            name = "스탠딩 · Standing",
            price = 110_000,
            kind = "standing",
            capacity = 300,
        },
        new
        {
            name = "좌석 · Seated",
            price = 90_000,
            rows = new object[]
            {
                new
                {
                    row = "1",
                    seats = 8,
                    gaps = new[] { new[] { 3, 2 } },
                    accessible = new[] { "1", "8" },
                },
                new { row = "2", seats = 10 },
            },
        },
    ];

    private static object Section(string name, int rows, int price) =>
        new
        {
            name,
            rows,
            seatsPerRow = 20,
            price,
        };
}
