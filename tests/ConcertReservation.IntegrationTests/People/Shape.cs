using System.Globalization;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.People;

/// <summary>What the contract states for all bodies: the names, the times, the ids.</summary>
internal static class Shape
{
    /// <summary>Exactly these fields.</summary>
    public static JsonNode ShouldHaveFields(this JsonNode? node, params string[] names)
    {
        node.Should().BeOfType<JsonObject>();
        node!.AsObject().Select(field => field.Key).Should().BeEquivalentTo(names, node.ToJsonString());
        return node;
    }

    public static DateTimeOffset ShouldBeTime(this JsonNode? node)
    {
        var text = node!.GetValue<string>();
        text.Should().EndWith("Z");
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    public static Guid ShouldBeVersion7(this JsonNode? node)
    {
        var id = Guid.Parse(node!.GetValue<string>());
        id.Version.Should().Be(7);
        return id;
    }

    public static DateTimeOffset Time(this Answer answer, string field) => answer[field].ShouldBeTime();

    public static IReadOnlyList<JsonNode> Items(this Answer answer, string field = "items") =>
        [.. answer[field]!.AsArray().Select(item => item!)];

    /// <summary>Every item of a list, read page by page; fails when an id occurs twice.</summary>
    public static async Task<IReadOnlyList<string>> WalkAsync(this ApiClient client, string path, string id, int limit)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var query = $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}";
            var page = await client.GetAsync(
                path + query + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")
            );
            page.ShouldBe(System.Net.HttpStatusCode.OK).Json.ShouldHaveFields("items", "nextCursor");
            page.Items().Should().HaveCountLessThanOrEqualTo(limit);
            ids.AddRange(page.Items().Select(item => item[id]!.ToString()));
            cursor = (string?)page["nextCursor"];
        } while (cursor is not null);

        ids.Should().OnlyHaveUniqueItems();
        return ids;
    }

    public static async Task<string> SeatStatusAsync(this ApiClient client, ConcertOnSale concert, long seatId) =>
        (await client.GetAsync(concert.Seats))
            .Items("seats")
            .Single(seat => seat["seatId"]!.GetValue<long>() == seatId)["status"]!.GetValue<string>();

    /// <summary>Reads the address of the Location header as the same caller.</summary>
    public static Task<Answer> FollowAsync(this ApiClient client, Answer created)
    {
        created.Headers.Location.Should().NotBeNull();
        var path = created.Headers.Location!.IsAbsoluteUri
            ? created.Headers.Location.PathAndQuery
            : created.Headers.Location.OriginalString;
        return client.GetAsync("/" + path);
    }
}
