using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Concerts;

public sealed class CatalogueSearchTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("q=nocturne", true)]
    [InlineData("q=NOCTURNE", true)]
    [InlineData("q=%20 gala   nocturne ", true)]
    [InlineData("q=philharmonie", true)]
    [InlineData("q=gala%20philharmonie", true)]
    [InlineData("q=e%CC%81tude", true)]
    [InlineData("q=%C3%89TUDE", true)]
    [InlineData("q=", true)]
    [InlineData("q=nocturne%20rock", false)]
    [InlineData("q=n%25e", false)]
    [InlineData("q=n_cturne", false)]
    [InlineData("q=%5C", false)]
    [InlineData("from=2031-03-02", true)]
    [InlineData("from=2031-03-03", false)]
    [InlineData("to=2031-03-02", true)]
    [InlineData("to=2031-03-01", false)]
    [InlineData("from=2031-03-02&to=2031-03-02", true)]
    [InlineData("state=open", true)]
    [InlineData("state=upcoming", false)]
    [InlineData("state=closed", false)]
    [InlineData("state=cancelled", false)]
    [InlineData("q=gala&from=2031-03-01&to=2031-04-01&state=open", true)]
    public async Task List_Search_ReturnsTheConcertsThatMatch(string query, bool isFound)
    {
        // 00:30 on the second of March in Seoul, where it is still the first in UTC.
        var body = new
        {
            title = "Gala: Étude and Nocturne",
            venue = new { name = "Philharmonie · 큰 홀", address = "Berlin" },
            performances = new[] { new { startsAt = new DateTimeOffset(2031, 3, 2, 0, 30, 0, TimeSpan.FromHours(9)) } },
        };
        var concertId = (await service.AnnounceAsync(body)).ShouldBe(HttpStatusCode.Created).Get<long>("concertId");

        var list = await service.Client().GetAsync($"/concerts?limit=100&{query}");

        var ids = list.ShouldBe(HttpStatusCode.OK).Items().Select(item => item["concertId"]!.GetValue<long>());
        ids.Contains(concertId).Should().Be(isFound);
    }

    [Theory]
    [InlineData("from=2031-13-01", "from")]
    [InlineData("from=01.03.2031", "from")]
    [InlineData("to=x", "to")]
    [InlineData("from=2031-03-02&to=2031-03-01", "to")]
    [InlineData("state=nothing", "state")]
    [InlineData("q=a%00b", "q")]
    public async Task List_WrongSearch_IsRefused(string query, string field)
    {
        var list = await service.Client().GetAsync($"/concerts?{query}");

        var errors = list.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
    }

    [Fact]
    public async Task List_LongText_IsRefused()
    {
        var list = await service.Client().GetAsync($"/concerts?q={new string('a', 101)}");

        list.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task List_SearchPageByPage_ReturnsEachMatchOnce()
    {
        for (var i = 0; i < 5; i++)
            await service.AnnounceAtAsync(null, service.Clock.GetUtcNow().AddDays(20));

        var first = await service.Client().GetAsync("/concerts?q=여러&limit=2");
        var second = await service
            .Client()
            .GetAsync($"/concerts?q=여러&limit=2&cursor={first.Get<string>("nextCursor")}");

        IEnumerable<JsonNode> items = [.. first.ShouldBe(HttpStatusCode.OK).Items(), .. second.Items()];
        items.Select(item => item["concertId"]!.GetValue<long>()).Should().HaveCount(4).And.OnlyHaveUniqueItems();
        items.Select(item => item["title"]!.GetValue<string>()).Should().OnlyContain(title => title == "여러 날");
    }

    [Fact]
    public async Task Announce_Details_AreShown()
    {
        var body = new
        {
            title = "설명",
            venue = RequestBodies.Venue,
            description = "  첫 줄 \r\n\r\n\r\n둘째  줄\n",
            ageRating = " 12+ ",
            runningMinutes = 120,
            performances = new[] { new { startsAt = service.Clock.GetUtcNow().AddDays(20) } },
        };

        var announced = (await service.AnnounceAsync(body)).ShouldBe(HttpStatusCode.Created);

        var found = await service.Client().GetAsync($"/concerts/{announced.Get<long>("concertId")}");
        found.Get<string>("description").Should().Be("첫 줄\n\n둘째 줄");
        found.Get<string>("ageRating").Should().Be("12+");
        found.Get<int>("runningMinutes").Should().Be(120);
        announced.Get<string>("description").Should().Be("첫 줄\n\n둘째 줄");
    }

    [Fact]
    public async Task Change_DetailsToNull_ClearsThemAndKeepsTheOthers()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var path = $"/admin{concert.Path}";
        await staff.PatchAsync(
            path,
            new
            {
                description = "Text",
                ageRating = "12+",
                runningMinutes = 90,
            }
        );

        var cleared = await staff.PatchAsync(path, new { description = (string?)null, runningMinutes = (int?)null });

        cleared.ShouldBe(HttpStatusCode.OK)["description"].Should().BeNull();
        cleared["runningMinutes"].Should().BeNull();
        cleared.Get<string>("ageRating").Should().Be("12+");
        (await service.Client().GetAsync(concert.Path)).Text.Should().Be(cleared.Text);
    }

    [Theory]
    [InlineData("""{"description":" \n "}""", "description")]
    [InlineData("""{"description":"a\u0000b"}""", "description")]
    [InlineData("""{"description":"a\u202eb"}""", "description")]
    [InlineData("""{"description":7}""", "description")]
    [InlineData("""{"ageRating":""}""", "ageRating")]
    [InlineData("""{"runningMinutes":0}""", "runningMinutes")]
    [InlineData("""{"runningMinutes":1441}""", "runningMinutes")]
    [InlineData("""{"runningMinutes":"90"}""", "runningMinutes")]
    public async Task Change_WrongDetails_ChangesNothing(string patch, string field)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var before = await service.Client().GetAsync(concert.Path);

        using var content = new StringContent(patch, System.Text.Encoding.UTF8, "application/json");
        var changed = await staff.SendAsync(HttpMethod.Patch, $"/admin{concert.Path}", content);

        var errors = changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
        (await service.Client().GetAsync(concert.Path)).Text.Should().Be(before.Text);
    }

    [Fact]
    public async Task Change_TooLongDescription_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var changed = await staff.PatchAsync($"/admin{concert.Path}", new { description = new string('a', 4_001) });

        changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }
}
