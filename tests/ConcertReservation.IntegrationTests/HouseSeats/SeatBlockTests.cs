using System.Net;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>An operator keeps seats from customers.</summary>
public sealed class SeatBlockTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Block_AvailableSeats_CustomersSeeThemAndCannotHoldThem()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4);
        var staff = await StaffAsync();

        (await staff.BlockAsync(concert, concert.SeatIds[1], concert.SeatIds[2])).ShouldBe(HttpStatusCode.NoContent);

        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        (await staff.StatesAsync(concert)).Should().Equal(0, 3, 3, 0);
        var seats = (await customer.Client.GetAsync(concert.Seats)).Items("seats");
        seats.Select(seat => (string)seat["status"]!).Should().Equal("available", "blocked", "blocked", "available");
        var filtered = (await customer.Client.GetAsync($"{concert.Seats}?status=blocked")).Items("seats");
        filtered.Should().HaveCount(2);
        var refused = await customer.HoldAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);
        refused.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        refused["seatIds"]!.AsArray().Select(id => id!.GetValue<long>()).Should().Equal(concert.SeatIds[1]);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Block_SeatsOfADraft_AreBlockedWhenItIsPublished()
    {
        var announced = await service.AnnounceAsync(
            new
            {
                title = "Draft",
                venue = RequestBodies.Venue,
                draft = true,
                performances = new[]
                {
                    new { startsAt = service.Clock.GetUtcNow().AddDays(30), seats = new { count = 3, price = 100 } },
                },
            }
        );
        var draft = await service.OnSaleAsync(announced.ShouldBe(HttpStatusCode.Created));
        var staff = await StaffAsync();

        var plan = await staff.GetAsync($"/admin{draft.Path}/performances/{draft.PerformanceId}/seat-plan");
        (await staff.BlockAsync(draft, draft.SeatIds[1])).ShouldBe(HttpStatusCode.NoContent);
        (await staff.PostAsync($"/admin{draft.Path}/publication")).ShouldBe(HttpStatusCode.OK);

        plan.ShouldBe(HttpStatusCode.OK).Get<int>("totalSeats").Should().Be(3);
        (await staff.StatesAsync(draft)).Should().Equal(0, 3, 0);
    }

    [Fact]
    public async Task SeatPlan_OfAnotherConcert_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await StaffAsync();

        var plan = await staff.GetAsync($"/admin{other.Path}/performances/{concert.PerformanceId}/seat-plan");

        plan.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Fact]
    public async Task Block_SomeSeats_AreNotCountedAsAvailable()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4);
        var staff = await StaffAsync();

        await staff.BlockAsync(concert, concert.SeatIds[0]);

        var listed = (await service.Client().GetAsync(concert.Path))["performances"]![0]!;
        listed["availableSeats"]!.GetValue<int>().Should().Be(3);
        listed["totalSeats"]!.GetValue<int>().Should().Be(4);
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var bookable = (await customer.Client.GetAsync($"{concert.Path}/performances")).Items("items")[0];
        bookable["availableSeats"]!.GetValue<int>().Should().Be(3);
        var stats = await staff.GetAsync($"/admin{concert.Path}/stats");
        (stats.Get<long>("available"), stats.Get<long>("blocked"), stats.Get<long>("held")).Should().Be((3, 1, 0));
    }

    [Fact]
    public async Task Block_SeatsThatAreBlocked_AddsTheOthers()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var staff = await StaffAsync();
        await staff.BlockAsync(concert, concert.SeatIds[0]);

        var again = await staff.BlockAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);
        var repeated = await staff.BlockAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);

        again.ShouldBe(HttpStatusCode.NoContent);
        repeated.ShouldBe(HttpStatusCode.NoContent);
        (await staff.StatesAsync(concert)).Should().Equal(3, 3, 0);
    }

    [Fact]
    public async Task Block_HeldOrSoldSeats_IsRefusedAndBlocksNone()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[0]);
        await (await service.Crowd.CustomerAsync(balance: 10_000)).BoughtAsync(concert, concert.SeatIds[1]);
        var staff = await StaffAsync();

        var refused = await staff.BlockAsync(concert, [.. concert.SeatIds]);

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        refused["seatIds"]!.AsArray().Select(id => id!.GetValue<long>()).Should().Equal(concert.SeatIds.Take(2));
        (await service.Sql.StatusesAsync(concert)).Should().Equal("held", "sold", "available");
    }

    [Fact]
    public async Task Block_SeatWhoseHoldHasLapsed_EndsTheHold()
    {
        var policy = RequestBodies.Policy(activeFor: "01:00:00", holdFor: "00:01:00");
        var concert = await service.Crowd.ConcertAsync(seats: 2, policy: policy);
        var (holder, reservationId) = await service.HolderAsync(concert, balance: 20_000, [.. concert.SeatIds]);
        var staff = await StaffAsync();
        (await staff.BlockAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        var blocked = await staff.BlockAsync(concert, concert.SeatIds[0]);

        blocked.ShouldBe(HttpStatusCode.NoContent);
        (await holder.PayAsync(reservationId)).ShouldBeProblem(HttpStatusCode.Conflict, "reservation_expired");
        var next = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        (await next.HoldAsync(concert, concert.SeatIds[1])).ShouldBe(HttpStatusCode.Created);
        await staff.UnblockAsync(concert, concert.SeatIds[0]);
        (await next.HoldAsync(concert, concert.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Unblock_SomeSeats_CustomersCanHoldThem()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var staff = await StaffAsync();
        await staff.BlockAsync(concert, [.. concert.SeatIds]);

        var unblocked = await staff.UnblockAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);
        var repeated = await staff.UnblockAsync(concert, concert.SeatIds[0]);

        unblocked.ShouldBe(HttpStatusCode.NoContent);
        repeated.ShouldBe(HttpStatusCode.NoContent);
        (await staff.StatesAsync(concert)).Should().Equal(0, 0, 3);
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        (await customer.HoldAsync(concert, concert.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        var held = await staff.UnblockAsync(concert, concert.SeatIds[0], concert.SeatIds[2]);
        held.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        (await staff.StatesAsync(concert)).Should().Equal(1, 0, 3);
    }

    [Fact]
    public async Task Block_SeatOfAnotherPerformance_IsNotFoundAndBlocksNone()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var other = await service.Crowd.ConcertAsync(seats: 2);
        var staff = await StaffAsync();

        (await staff.BlockAsync(concert, concert.SeatIds[0], other.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "seat_not_found"
        );
        (await staff.UnblockAsync(concert, other.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "seat_not_found"
        );
        var body = new { seatIds = new[] { concert.SeatIds[0] }, reason = "x" };
        var wrong = await staff.PutAsync($"/admin{concert.Path}/performances/{other.PerformanceId}/seat-blocks", body);
        wrong.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
        (await staff.StatesAsync(concert)).Should().Equal(0, 0);
    }

    // The lock finds the seats of the whole concert.
    [Fact]
    public async Task BlockAndIssue_SeatOfAnotherDateOfTheConcert_AreNotFoundAndChangeNone()
    {
        var now = service.Clock.GetUtcNow();
        var concert = await service.OnSaleAsync(await service.AnnounceAtAsync(null, now.AddDays(20), now.AddDays(30)));
        var ofAnother = concert.Performances[1].SeatIds[0];
        var staff = await StaffAsync();

        Answer[] answers =
        [
            await staff.BlockAsync(concert, concert.SeatIds[0], ofAnother),
            await staff.UnblockAsync(concert, ofAnother),
            await staff.IssueAsync(concert, "comp", concert.SeatIds[0], ofAnother),
        ];

        foreach (var answer in answers)
            answer.ShouldBeProblem(HttpStatusCode.NotFound, "seat_not_found");
        (await service.Sql.StatusesAsync(concert)).Should().OnlyContain(status => status == "available");
    }

    [Fact]
    public async Task Block_AfterTheStart_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await StaffAsync();
        await StartAsync(concert);

        var refused = await staff.BlockAsync(concert, concert.SeatIds[0]);

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?seatIds=")]
    [InlineData("?seatIds=1,")]
    [InlineData("?seatIds=1,a")]
    [InlineData("?seatIds=1,1")]
    [InlineData("?seatIds=99999999999999999999")]
    public async Task Unblock_WithoutAListOfIds_IsRefused(string query)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var refused = await (await StaffAsync()).DeleteAsync($"{concert.Blocks()}{query}");

        refused.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("seatIds");
    }

    [Fact]
    public async Task Block_ASeatTwiceInOneList_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var refused = await (await StaffAsync()).BlockAsync(concert, concert.SeatIds[0], concert.SeatIds[0]);

        refused.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Block_AndUnblock_KeepTheReasonTheSeatsAndTheOperator()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        var staff = await service.Crowd.OperatorAsync();

        await staff.Client.BlockAsync(
            concert,
            concert.SeatIds[0],
            concert.SeatIds[1],
            concert.SeatIds[2],
            concert.SeatIds[4]
        );
        await staff.Client.UnblockAsync(concert, concert.SeatIds[1]);

        var entries = (await staff.Client.GetAsync("/admin/audit?limit=2")).Items("items");
        entries.Select(entry => (string)entry["action"]!).Should().Equal("seats.unblock", "seats.block");
        entries.Select(entry => entry["operatorId"]!.GetValue<Guid>()).Should().AllBeEquivalentTo(staff.UserId);
        entries[1]["target"]!.GetValue<string>().Should().Be($"performance/{concert.PerformanceId}");
        var after = entries[1]["after"]!;
        after["reason"]!.GetValue<string>().Should().Be("Sound desk");
        after["seatIds"]!
            .GetValue<string>()
            .Should()
            .Be($"{concert.SeatIds[0]}-{concert.SeatIds[2]},{concert.SeatIds[4]}");
    }

    [Fact]
    public async Task HoldBest_RowWithBlockedSeats_NeverOffersThem()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 6, policy: RequestBodies.Policy(maxSeatsPerUser: 10));
        var staff = await StaffAsync();
        await staff.BlockAsync(concert, concert.SeatIds[2], concert.SeatIds[3]);
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var taken = new List<long>();

        for (var i = 0; i < 4; i++)
        {
            var held = await customer.Client.PostAsync(
                concert.Reservations,
                new { performanceId = concert.PerformanceId, best = new { count = 1 } }
            );
            taken.Add(held.ShouldBe(HttpStatusCode.Created)["seats"]![0]!["seatId"]!.GetValue<long>());
        }
        var fifth = await customer.Client.PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, best = new { count = 1 } }
        );

        taken.Should().BeEquivalentTo(concert.SeatIds.Except([concert.SeatIds[2], concert.SeatIds[3]]));
        fifth.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
    }

    [Fact]
    public async Task SoldOut_OnlyBlockedSeatsAreLeft_ThenOneIsUnblocked_AdmitsAgain()
    {
        var policy = RequestBodies.Policy(maxActive: 1);
        var concert = await service.Crowd.ConcertAsync(seats: 2, policy: policy);
        var staff = await StaffAsync();
        await staff.BlockAsync(concert, concert.SeatIds[0]);
        await (await service.Crowd.CustomerAsync(balance: 10_000)).BoughtAsync(concert, concert.SeatIds[1]);

        var joined = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        (await joined.Client.GetAsync(concert.Line)).Get<string>("status").Should().Be("waiting");
        await Eventually.Is(
            async () => (await joined.Client.GetAsync(concert.Line)).Get<bool>("soldOut"),
            "no customer can hold a blocked seat"
        );
        await staff.UnblockAsync(concert, concert.SeatIds[0]);

        await Eventually.Is(
            async () => (await joined.Client.GetAsync(concert.Line)).Get<string>("status") == "active",
            "a seat is available again"
        );
    }

    private async Task<ApiClient> StaffAsync() => (await service.Crowd.OperatorAsync()).Client;

    private Task<int> StartAsync(ConcertOnSale concert) =>
        service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = $2 WHERE id = $1",
            concert.PerformanceId,
            service.Clock.GetUtcNow()
        );
}
