using System.Globalization;

namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>A concert on sale with a hall of two sections: A at 50,000 won and B at 30,000.</summary>
public sealed record TestConcert(ConcertOnSale Sale, string Title)
{
    public string Path => Sale.Path;
    public string Line => $"{Path}/line";
    public string Seats => $"{Path}/performances/{Sale.PerformanceId}";

    /// <summary>The operators' page of its first performance.</summary>
    public string House => $"/desk{Seats}/seats";

    public string Settlement => $"/desk{Seats}/settlement";
}

internal static class TestConcerts
{
    private static int s_count;

    public static async Task<TestConcert> CreateConcertAsync(
        this Service service,
        object? policy = null,
        DateTimeOffset? startsAt = null
    )
    {
        var n = Interlocked.Increment(ref s_count).ToString(CultureInfo.InvariantCulture);
        var created = await service.AnnounceAsync(
            new
            {
                title = $"밤의 노래 {n} · Night Song {n}",
                venue = new { name = "한강 홀 · River Hall", address = "서울 · Seoul" },
                timeZone = "Asia/Seoul",
                performances = new[] { new { startsAt = startsAt ?? service.NextMonth(), sections = Sections } },
            }
        );
        var sale = await service.OnSaleAsync(created.ShouldBe(System.Net.HttpStatusCode.Created));
        if (policy is not null)
            await service.ChangePolicyAsync(sale, policy);
        return new TestConcert(sale, $"Night Song {n}");
    }

    /// <summary>A concert whose doors are open.</summary>
    public static Task<TestConcert> CreateConcertOfTonightAsync(this Service service) =>
        service.CreateConcertAsync(startsAt: service.Clock.GetUtcNow().AddHours(2));

    /// <summary>19:30 in Seoul, in 30 days.</summary>
    public static DateTimeOffset NextMonth(this Service service) =>
        new DateTimeOffset(service.Clock.GetUtcNow().Date, TimeSpan.Zero).AddDays(30).AddHours(10.5);

    private static readonly object[] Sections =
    [
        new
        {
            name = "A",
            rows = 4,
            seatsPerRow = 8,
            price = 50_000,
        },
        new
        {
            name = "B",
            rows = 3,
            seatsPerRow = 8,
            price = 30_000,
        },
    ];
}
