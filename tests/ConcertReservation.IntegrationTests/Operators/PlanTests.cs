using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Reservations;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>Performances with a seat plan of unequal rows.</summary>
public sealed class PlanTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly DateTimeOffset StartsAt = new(2031, 1, 15, 20, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task Announce_Plan_StoresSeatsInOrderAndTheLayout()
    {
        object[] rows =
        [
            new
            {
                row = "A",
                seats = 3,
                gaps = new[] { new[] { 0, 2 } },
                accessible = new[] { "3" },
            },
            new { row = "B", numbers = new[] { "2", "4" } },
        ];

        var announced = await AnnounceAsync([Section("R", rows), Standing("Pit", 2)]);

        announced.ShouldBe(HttpStatusCode.Created)["performances"]![0]!["totalSeats"]!.GetValue<int>().Should().Be(7);
        var performance = announced["performances"]![0]!["performanceId"]!.GetValue<long>();
        var seats = await service.Sql.ColumnAsync<string>(
            $"SELECT concat_ws('/', number, section, row, price) FROM seats WHERE performance_id = {performance} ORDER BY id"
        );
        seats
            .Should()
            .Equal(
                "R-A1/R/A/90",
                "R-A2/R/A/90",
                "R-A3/R/A/90",
                "R-B2/R/B/90",
                "R-B4/R/B/90",
                "Pit-1/Pit/70",
                "Pit-2/Pit/70"
            );
        var layout = await service.Sql.ScalarAsync<string>(
            $"SELECT seat_layout::text FROM performances WHERE id = {performance}"
        );
        layout.Should().Contain("\"standing\"").And.Contain("\"accessible\": [2]").And.Contain("\"afterIndex\": 0");
    }

    [Fact]
    public async Task SeatPlan_OfAnAnnouncedPlan_HasAislesAccessibleSeatsAndStandingAreas()
    {
        object[] rows =
        [
            new
            {
                row = "A",
                seats = 2,
                gaps = new[] { new[] { 0, 3 } },
                accessible = new[] { "2" },
            },
        ];
        var concert = await service.OnSaleAsync(await AnnounceAsync([Section("R", rows), Standing("Pit", 40)]));

        var plan = await service.Client().GetAsync($"{concert.Path}/performances/{concert.PerformanceId}/seat-plan");

        var expected = JsonNode.Parse(
            $$"""
            [ { "name": "R", "rows": [ { "row": "A", "gaps": [[0, 3]],
                "seats": [[{{concert.SeatIds[0]}}, "R-A1", 0], [{{concert.SeatIds[1]}}, "R-A2", 0, "accessible"]] } ] },
              { "name": "Pit", "kind": "standing", "capacity": 40 } ]
            """
        );
        JsonNode.DeepEquals(plan.ShouldBe(HttpStatusCode.OK)["sections"], expected).Should().BeTrue(plan.Text);
        plan.Get<int>("totalSeats").Should().Be(42);
        var visitor = await service.VisitorAsync(concert);
        var seats = (await visitor.Client.GetAsync(concert.Seats)).Items("seats");
        seats.Where(seat => seat["accessible"]!.GetValue<bool>()).Should().ContainSingle();
    }

    [Fact]
    public async Task Hold_PlaceOfAStandingArea_IsLikeASeat()
    {
        var concert = await service.OnSaleAsync(await AnnounceAsync([Standing("Pit", 2)]));
        var visitor = await service.VisitorAsync(concert);

        var held = await visitor.Client.PostAsync(
            $"{concert.Path}/reservations",
            new { performanceId = concert.PerformanceId, seatIds = new[] { concert.SeatIds[1] } }
        );

        held.ShouldBe(HttpStatusCode.Created)["seats"]![0]!["number"]!.GetValue<string>().Should().Be("Pit-2");
    }

    [Fact]
    public async Task Hold_BestSeats_KeepsToAislesAndLeavesAccessibleSeats()
    {
        object[] rows =
        [
            new
            {
                row = "A",
                seats = 4,
                gaps = new[] { new[] { 1, 1 } },
                accessible = new[] { "1" },
            },
        ];
        var concert = await service.OnSaleAsync(await AnnounceAsync([Section("R", rows), Standing("Pit", 3)]));
        var visitor = await service.VisitorAsync(concert);

        var across = await visitor.HoldBestAsync(concert, new { count = 3, section = "R" });
        var pair = await visitor.HoldBestAsync(concert, new { count = 2, section = "R" });
        var standing = await (await service.VisitorAsync(concert)).HoldBestAsync(
            concert,
            new { count = 3, section = "Pit" }
        );

        across.ShouldBeProblem(HttpStatusCode.Conflict, "seats_not_together");
        BestSeatsCalls.Numbers(pair).Should().Equal("R-A3", "R-A4");
        BestSeatsCalls.Numbers(standing).Should().Equal("Pit-1", "Pit-2", "Pit-3");
    }

    [Fact]
    public async Task AddPerformance_WithThePlanOfTheValidation_IsAccepted()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();
        var plan = await staff.Client.PostRawAsync(
            "/admin/plans/validation",
            "section,row,seat,price,kind\nR,1,L1,90,\nR,1,L2,90,accessible\nPit,,300,70,standing\n",
            "text/csv"
        );

        var added = await staff.Client.PostRawAsync(
            $"/admin{concert.Path}/performances",
            $$"""{ "startsAt": "2031-01-15T20:00:00Z", "plan": {{plan.ShouldBe(HttpStatusCode.OK).Text}} }"""
        );

        added.ShouldBe(HttpStatusCode.Created).Get<int>("totalSeats").Should().Be(302);
    }

    [Fact]
    public async Task Announce_PlanOfOneHundredThousandSeats_IsAccepted()
    {
        var sections = Enumerable.Range(0, 200).Select(n => Section($"S{n}", [new { row = "A", seats = 500 }]));

        var announced = await AnnounceAsync([.. sections]);

        announced.ShouldBe(HttpStatusCode.Created)["performances"]![0]!["totalSeats"]!
            .GetValue<int>()
            .Should()
            .Be(100_000);
    }

    [Fact]
    public async Task Announce_OneSeatTooMany_IsRefusedAndStoresNothing()
    {
        object[] sections =
        [
            Section("R", [.. Enumerable.Range(1, 200).Select(row => new { row = $"{row}", seats = 500 })]),
            Standing("Pit", 1),
        ];

        await ShouldBeRefusedAsync(sections, "performances[0].plan.sections[1].capacity");
    }

    [Fact]
    public Task Announce_ThreeHundredSections_IsRefused() =>
        ShouldBeRefusedAsync(
            [.. Enumerable.Range(0, 300).Select(n => Standing($"S{n}", 1))],
            "performances[0].plan.sections"
        );

    [Theory]
    [InlineData("R")]
    [InlineData("r")]
    [InlineData(" R\u3000")]
    public Task Announce_SameSectionTwice_IsRefused(string again) =>
        ShouldBeRefusedAsync([Standing("R", 1), Standing(again, 1)], "performances[0].plan.sections[1].name");

    [Fact]
    public Task Announce_SameRowTwice_IsRefused() =>
        ShouldBeRefusedAsync(
            [Section("R", [new { row = "a", seats = 1 }, new { row = "A", seats = 1 }])],
            "performances[0].plan.sections[0].rows[1].row"
        );

    [Fact]
    public Task Announce_SameSeatTwice_IsRefused() =>
        ShouldBeRefusedAsync(
            [Section("R", [new { row = "A", numbers = new[] { "1", "2", "1" } }])],
            "performances[0].plan.sections[0].rows[0].numbers[2]"
        );

    private async Task ShouldBeRefusedAsync(object[] sections, string field)
    {
        const string counts = "SELECT (SELECT count(*) FROM concerts) + (SELECT count(*) FROM seats)";
        var before = await service.Sql.ScalarAsync<long>(counts);

        var announced = await AnnounceAsync(sections);

        var errors = announced.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
        (await service.Sql.ScalarAsync<long>(counts)).Should().Be(before);
    }

    private Task<Answer> AnnounceAsync(object[] sections) =>
        service.AnnounceAsync(
            new
            {
                title = "큰 공연장",
                venue = RequestBodies.Venue,
                performances = new[] { new { startsAt = StartsAt, plan = new { sections } } },
            }
        );

    private static object Section(string name, object[] rows) =>
        new
        {
            name,
            price = 90,
            rows,
        };

    private static object Standing(string name, int capacity) =>
        new
        {
            name,
            price = 70,
            kind = "standing",
            capacity,
        };
}
