using System.Net;

namespace ConcertReservation.IntegrationTests.Planning;

/// <summary>What operators do with a concert before and during its sale.</summary>
internal static class PlanningCalls
{
    public static object DraftBody(this Service service, params object[] sections) =>
        new
        {
            title = "Draft",
            venue = RequestBodies.Venue,
            draft = true,
            performances = new[]
            {
                sections.Length == 0
                    ? (object)new { startsAt = service.InDays(30), seats = new { count = 3, price = 100 } }
                    : new { startsAt = service.InDays(30), plan = new { sections } },
            },
        };

    public static DateTimeOffset InDays(this Service service, double days) => service.Clock.GetUtcNow().AddDays(days);

    public static async Task<ConcertOnSale> DraftAsync(this Service service) =>
        await service.OnSaleAsync((await service.AnnounceAsync(service.DraftBody())).ShouldBe(HttpStatusCode.Created));

    public static string Admin(this ConcertOnSale concert) => $"/admin{concert.Path}";

    public static string AdminPerformance(this ConcertOnSale concert) =>
        $"{concert.Admin()}/performances/{concert.PerformanceId}";

    public static string Plan(this ConcertOnSale concert) =>
        $"{concert.Path}/performances/{concert.PerformanceId}/seat-plan";

    public static async Task<string> TagAsync(this ApiClient staff, string path) =>
        (await staff.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Headers.ETag!.Tag;

    public static async Task<IReadOnlyList<long>> IdsAsync(this ApiClient client, string path) =>
        [.. (await client.WalkAsync(path, "concertId", limit: 100)).Select(long.Parse)];

    /// <summary>On every instance, within a second and what the request itself needs.</summary>
    public static async Task EverywhereAsync(this Service service, Func<ApiClient, Task<bool>> isSo, string because)
    {
        for (var instance = 0; instance < service.Hosts.Count; instance++)
        {
            var client = service.Client(instance);
            await Eventually.Is(() => isSo(client), because, TimeSpan.FromSeconds(3));
        }
    }
}
