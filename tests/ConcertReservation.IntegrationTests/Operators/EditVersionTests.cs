using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>ETag and If-Match of what several operators edit.</summary>
public sealed class EditVersionTests(OneInstance service) : IClassFixture<OneInstance>
{
    public static TheoryData<string> Edited { get; } = ["", "/queue-policy"];

    [Theory, MemberData(nameof(Edited))]
    public async Task Change_WithTheCurrentVersion_IsStoredUnderANewOne(string part)
    {
        var (staff, path) = await PathAsync(part);
        var tag = await TagAsync(staff, path);

        var changed = await PatchAsync(staff, path, tag);

        changed.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag!.Tag.Should().NotBe(tag);
        (await TagAsync(staff, path)).Should().Be(changed.Headers.ETag.Tag);
    }

    [Theory, MemberData(nameof(Edited))]
    public async Task Change_WithAnOldVersion_IsRefusedAndChangesNothing(string part)
    {
        var (staff, path) = await PathAsync(part);
        var old = await TagAsync(staff, path);
        (await PatchAsync(staff, path, old)).ShouldBe(HttpStatusCode.OK);
        var before = await staff.GetAsync(path);

        var changed = await PatchAsync(staff, path, old, again: true);

        changed.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "precondition_failed");
        (await staff.GetAsync(path)).Text.Should().Be(before.Text);
    }

    [Fact]
    public async Task Replace_WithAnOldVersion_IsRefusedAndChangesNothing()
    {
        var (staff, path) = await PathAsync("/queue-policy");
        var old = await TagAsync(staff, path);
        (await staff.PatchAsync(path, new { paused = true })).ShouldBe(HttpStatusCode.OK);

        var changed = await staff.WithIfMatch(old).PutAsync(path, RequestBodies.Policy(7));

        changed.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "precondition_failed");
        (await staff.GetAsync(path)).Get<bool>("paused").Should().BeTrue();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task Change_TagThatMatches_IsStored(string format)
    {
        var (staff, path) = await PathAsync("");
        var header = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            format,
            await TagAsync(staff, path)
        );

        var changed = await PatchAsync(staff, path, header);

        changed.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("other")]
    [InlineData("\"")]
    [InlineData("")]
    public async Task Change_TagThatMatchesNothing_IsRefused(string header)
    {
        var (staff, path) = await PathAsync("");

        var changed = await PatchAsync(staff, path, header);

        changed.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "precondition_failed");
    }

    [Theory, MemberData(nameof(Edited))]
    public async Task Change_UnknownConcertWithAVersion_IsNotFound(string part)
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var changed = await PatchAsync(staff, $"/admin/concerts/999999{part}", "*");

        changed.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Find_AfterASale_HasTheSameVersions()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        string[] paths =
        [
            $"/admin{concert.Path}",
            $"/admin{concert.Path}/queue-policy",
            $"/admin{concert.Path}/performances/{concert.PerformanceId}",
        ];
        var before = await Task.WhenAll(paths.Select(path => TagAsync(staff, path)));

        await service.BuyerAsync(concert);

        (await Task.WhenAll(paths.Select(path => TagAsync(staff, path)))).Should().Equal(before);
    }

    [Fact]
    public async Task Find_Concert_ReturnsWhatCanBeEdited()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 700);
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var found = await staff.GetAsync($"/admin{concert.Path}");

        found
            .ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields(
                "concertId",
                "version",
                "title",
                "venue",
                "description",
                "ageRating",
                "runningMinutes",
                "timeZone",
                "saleOpensAt",
                "saleClosesAt",
                "saleState",
                "performances",
                "hidden",
                "draft"
            );
        found.Headers.ETag!.Tag.Should().Be($"\"{found.Get<string>("version")}\"");
        found.Get<long>("concertId").Should().Be(concert.ConcertId);
        found["performances"]![0]!["totalSeats"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task Find_Performance_ReturnsItsPrices()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 700);
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var found = await staff.GetAsync($"/admin{concert.Path}/performances/{concert.PerformanceId}");

        found.ShouldBe(HttpStatusCode.OK).Get<long>("performanceId").Should().Be(concert.PerformanceId);
        found["prices"]!.ToJsonString().Should().Be("""[{"name":"standard","price":700}]""");
        found.Headers.ETag!.Tag.Should().Be($"\"{found.Get<string>("version")}\"");
    }

    [Fact]
    public async Task Find_PerformanceOfAnotherConcert_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var found = await staff.GetAsync($"/admin{concert.Path}/performances/{other.PerformanceId}");

        found.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Fact]
    public async Task List_ByState_ReturnsOnlyThoseConcerts()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        await staff.PatchAsync($"/admin{concert.Path}", new { saleOpensAt = service.Clock.GetUtcNow().AddDays(1) });

        async Task<IEnumerable<long>> IdsAsync(string query) =>
            (await staff.GetAsync($"/admin/concerts?limit=100{query}"))
                .ShouldBe(HttpStatusCode.OK)
                .Items()
                .Select(item => item["concertId"]!.GetValue<long>());

        (await staff.GetAsync("/admin/concerts"))
            .Items()
            .Should()
            .AllSatisfy(item => item["performances"]!.AsArray().Should().NotBeEmpty());
        (await IdsAsync("")).Should().Contain(concert.ConcertId);
        (await IdsAsync("&state=upcoming")).Should().Contain(concert.ConcertId);
        (await IdsAsync("&state=open")).Should().NotContain(concert.ConcertId);
        (await IdsAsync("&state=closed")).Should().NotContain(concert.ConcertId);
        (await IdsAsync("&state=cancelled")).Should().BeEmpty();
        (await staff.GetAsync("/admin/concerts?state=nothing")).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
    }

    [Fact]
    public async Task List_PageByPage_ReturnsEachConcertOnce()
    {
        for (var i = 0; i < 5; i++)
            await service.AnnounceAtAsync(null, service.Clock.GetUtcNow().AddDays(20));
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var walked = await staff.WalkAsync("/admin/concerts", "concertId", limit: 2);

        var all = await service.Sql.ColumnAsync<long>("SELECT id FROM concerts");
        walked
            .Should()
            .BeEquivalentTo(all.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task<(ApiClient Staff, string Path)> PathAsync(string part)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        return ((await service.Crowd.OperatorAsync()).Client, $"/admin{concert.Path}{part}");
    }

    private static async Task<string> TagAsync(ApiClient staff, string path) =>
        (await staff.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Headers.ETag!.Tag;

    private static Task<Answer> PatchAsync(ApiClient staff, string path, string tag, bool again = false) =>
        staff
            .WithIfMatch(tag)
            .PatchAsync(
                path,
                path.EndsWith("queue-policy", StringComparison.Ordinal)
                    ? new { maxActive = again ? 3 : 2 }
                    : new { title = again ? "Third" : "Second" }
            );
}
