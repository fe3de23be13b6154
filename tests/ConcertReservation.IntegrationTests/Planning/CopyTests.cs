using System.Net;

namespace ConcertReservation.IntegrationTests.Planning;

public sealed class CopyTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly object[] Sections =
    [
        new
        {
            name = "Pit",
            kind = "standing",
            capacity = 3,
            price = 90,
        },
        new
        {
            name = "R",
            price = 100,
            rows = new[]
            {
                new
                {
                    row = "A",
                    seats = 3,
                    gaps = new[] { new[] { 0, 2 } },
                    accessible = new[] { "2" },
                },
            },
        },
    ];

    [Fact]
    public async Task Copy_Concert_IsADraftWithPlanPricesAndPolicy()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var original = await service.OnSaleAsync(await service.AnnounceAsync(service.DraftBody(Sections)));
        (await staff.PatchAsync($"{original.Admin()}/queue-policy", new { maxActive = 17 })).ShouldBe(
            HttpStatusCode.OK
        );
        (await staff.PatchAsync(original.AdminPerformance(), new { prices = new { R = 250 } })).ShouldBe(
            HttpStatusCode.OK
        );
        var dates = new[] { service.InDays(60), service.InDays(61) };

        var copied = await staff.PostAsync(
            $"{original.Admin()}/copies",
            new { title = "Again", performances = dates.Select(startsAt => new { startsAt }) }
        );

        copied.ShouldBe(HttpStatusCode.Created).Get<string>("title").Should().Be("Again");
        var found = await staff.FollowAsync(copied);
        found.ShouldBe(HttpStatusCode.OK).Get<bool>("draft").Should().BeTrue();
        found
            .Items("performances")
            .Select(p => p["startsAt"].ShouldBeTime())
            .Should()
            .Equal(dates, (a, b) => (a - b).Duration() < TimeSpan.FromMilliseconds(1));
        var id = copied.Get<long>("concertId");
        (await staff.GetAsync($"/admin/concerts/{id}/queue-policy")).Get<int>("maxActive").Should().Be(17);
        (await staff.PostAsync($"/admin/concerts/{id}/publication")).ShouldBe(HttpStatusCode.OK);
        (await staff.PostAsync($"{original.Admin()}/publication")).ShouldBe(HttpStatusCode.OK);
        var copy = await service.OnSaleAsync(copied);
        foreach (var performance in copy.Performances)
            (await PlanAsync(copy.Path, performance.PerformanceId))
                .Should()
                .Be(await PlanAsync(original.Path, original.PerformanceId));
    }

    [Fact]
    public async Task Copy_SoldConcert_HasAllSeatsFree()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var original = await service.Crowd.ConcertAsync(seats: 3);
        await service.BuyerAsync(original);

        var copied = await staff.PostAsync(
            $"{original.Admin()}/copies",
            new { performances = new[] { new { startsAt = service.InDays(60) } } }
        );

        var copy = await service.OnSaleAsync(copied.ShouldBe(HttpStatusCode.Created));
        (await staff.PostAsync($"{copy.Admin()}/publication")).ShouldBe(HttpStatusCode.OK);
        var listed = await service.Client().GetAsync(copy.Path);
        listed.Items("performances").Single()["availableSeats"]!.GetValue<int>().Should().Be(3);
        listed.Get<string>("title").Should().Be("밤의 노래");
    }

    [Fact]
    public async Task Copy_DateInThePast_IsRefusedAndCreatesNothing()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var original = await service.Crowd.ConcertAsync(seats: 1);
        var before = await service.Sql.ScalarAsync<long>("SELECT count(*) FROM concerts");

        var copied = await staff.PostAsync(
            $"{original.Admin()}/copies",
            new { performances = new[] { new { startsAt = service.InDays(3) }, new { startsAt = service.InDays(-1) } } }
        );

        copied.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        copied["errors"]!["performances[1].startsAt"].Should().NotBeNull(copied.Text);
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM concerts")).Should().Be(before);
    }

    [Fact]
    public async Task Copy_UnknownConcert_IsNotFound()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var body = new { performances = new[] { new { startsAt = service.InDays(3) } } };

        (await staff.PostAsync("/admin/concerts/999999/copies", body)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "concert_not_found"
        );
    }

    [Fact]
    public async Task Copy_SameKey_IsCreatedOnce()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client.WithKey("copy-once");
        var original = await service.Crowd.ConcertAsync(seats: 1);
        var body = new { performances = new[] { new { startsAt = service.InDays(3) } } };

        var first = await staff.PostAsync($"{original.Admin()}/copies", body);
        var second = await staff.PostAsync($"{original.Admin()}/copies", body);

        second.ShouldBe(HttpStatusCode.Created).Text.Should().Be(first.Text);
    }

    // Everything but the ids of the seats and of the performance.
    private async Task<string> PlanAsync(string path, long performanceId)
    {
        var plan = (await service.Client().GetAsync($"{path}/performances/{performanceId}/seat-plan")).Json.AsObject();
        plan.Remove("performanceId");
        plan.Remove("planVersion");
        foreach (var section in plan["sections"]!.AsArray())
        foreach (var row in section!["rows"]?.AsArray() ?? [])
        foreach (var seat in row!["seats"]!.AsArray())
            seat!.AsArray().RemoveAt(0);
        return plan.ToJsonString();
    }
}
