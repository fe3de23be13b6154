using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Refunds;

internal static class Pages
{
    private const int Most = 1_000;

    /// <summary>All items of a list, page by page; fails when a page is too long or the list has no end.</summary>
    public static async Task<IReadOnlyList<JsonObject>> WalkAsync(ApiClient client, string path, int limit)
    {
        var items = new List<JsonObject>();
        string? cursor = null;
        do
        {
            var page = await client.GetAsync($"{path}?limit={limit}" + (cursor is null ? "" : $"&cursor={cursor}"));
            page.ShouldBe(HttpStatusCode.OK);
            var part = page["items"]!.AsArray().Select(item => item!.AsObject()).ToList();
            part.Should().HaveCountLessThanOrEqualTo(limit);
            items.AddRange(part);
            items.Should().HaveCountLessThan(Most);
            cursor = (string?)page["nextCursor"];
        } while (cursor is not null);
        return items;
    }
}
