using System.Net;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Planning;

public sealed class PriceChangeTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Change_Prices_AreSeenOnEveryInstance()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var visitor = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var plan = await service.Client(1).GetAsync(concert.Plan());
        var states = await visitor.At(1).GetAsync(concert.StatesOf(concert.PerformanceId));

        var changed = await staff.PatchAsync(concert.AdminPerformance(), new { prices = new { standard = 250 } });

        changed.ShouldBe(HttpStatusCode.OK).Items("prices").Single()["price"]!.GetValue<long>().Should().Be(250);
        changed.Headers.ETag!.Tag.Should().Be(await staff.TagAsync(concert.AdminPerformance()));
        await service.EverywhereAsync(
            async client =>
            {
                var now = await client.GetAsync(concert.Plan());
                return now.Get<string>("planVersion") != plan.Get<string>("planVersion")
                    && now.Items("prices").Single()["price"]!.GetValue<long>() == 250
                    && (await client.GetAsync(concert.Path)).Items("performances")[0]["priceFrom"]!.GetValue<long>()
                        == 250;
            },
            "the plan and the catalogue have the new price"
        );
        foreach (var host in new[] { 0, 1 })
        {
            var since = await visitor
                .At(host)
                .GetAsync($"{concert.StatesOf(concert.PerformanceId)}?since={states.Get<string>("version")}");
            since.Get<string>("planVersion").Should().NotBe(states.Get<string>("planVersion"));
            since["states"].Should().NotBeNull();
            (await visitor.At(host).GetAsync(concert.Seats))
                .Items("seats")
                .Select(seat => seat["price"]!.GetValue<long>())
                .Should()
                .Equal(250, 250, 250);
        }
    }

    [Fact]
    public async Task Change_HeldAndSold_KeepTheirPrice()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var (owner, bought) = await service.BuyerAsync(concert);
        var holder = await (await service.Crowd.CustomerAsync(balance: 1_000)).InLineAsync(concert);
        var held = await holder.HeldAsync(concert, concert.SeatIds[1]);

        (await staff.PatchAsync(concert.AdminPerformance(), new { prices = new { standard = 250 } })).ShouldBe(
            HttpStatusCode.OK
        );

        (await holder.Client.GetAsync($"/reservations/{held}")).Get<long>("totalPrice").Should().Be(100);
        (await holder.PayAsync(held)).ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(100);
        (await owner.RefundAsync(bought)).ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(100);
        // What comes back is sold at the price of today.
        var next = await (await service.Crowd.CustomerAsync(balance: 1_000)).InLineAsync(concert);
        var again = await next.HoldAsync(concert, concert.SeatIds[0]);
        again.ShouldBe(HttpStatusCode.Created).Get<long>("totalPrice").Should().Be(250);
        (await next.PayAsync(again.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Change_OneSection_KeepsTheOthers()
    {
        object[] sections =
        [
            new
            {
                name = "Pit",
                kind = "standing",
                capacity = 2,
                price = 90,
            },
            new
            {
                name = "R",
                price = 100,
                rows = new[] { new { row = "A", seats = 2 } },
            },
        ];
        var draft = await service.OnSaleAsync(await service.AnnounceAsync(service.DraftBody(sections)));
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var changed = await staff.PatchAsync(
            draft.AdminPerformance(),
            new { prices = new Dictionary<string, long>(StringComparer.Ordinal) { [" pit "] = 300 } }
        );

        changed
            .ShouldBe(HttpStatusCode.OK)
            .Items("prices")
            .Select(price => $"{price["name"]} {price["price"]}")
            .Should()
            .Equal("Pit 300", "R 100");
        (await staff.GetAsync(draft.Admin())).Items("performances").Single()["priceFrom"]!
            .GetValue<long>()
            .Should()
            .Be(100);
    }

    [Theory]
    [InlineData("R", 100)]
    [InlineData("standard", -1)]
    [InlineData("standard", 10_000_001)]
    public async Task Change_WrongPrice_IsRefusedAndChangesNothing(string name, long price)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var before = await staff.GetAsync(concert.AdminPerformance());

        var changed = await staff.PatchAsync(
            concert.AdminPerformance(),
            new
            {
                startsAt = service.InDays(50),
                prices = new Dictionary<string, long>(StringComparer.Ordinal) { [name] = price },
            }
        );

        changed.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        changed["errors"]![$"prices.{name}"].Should().NotBeNull(changed.Text);
        (await staff.GetAsync(concert.AdminPerformance())).Text.Should().Be(before.Text);
    }

    [Fact]
    public async Task Change_UnknownPerformance_IsNotFound()
    {
        var (concert, other) = (await service.Crowd.ConcertAsync(seats: 1), await service.Crowd.ConcertAsync(seats: 1));
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var changed = await staff.PatchAsync(
            $"{concert.Admin()}/performances/{other.PerformanceId}",
            new { prices = new { standard = 1 } }
        );

        changed.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    // The answer names the price of each seat, which may come from a cache; the total comes from the locked rows.
    [Fact]
    public async Task Change_WhileCustomersHold_EachPaysTheOldPriceOrTheNewOne()
    {
        var staff = await service.Crowd.OperatorAsync();
        var customers = await service.Crowd.CustomersAsync(12, balance: 100_000);
        for (var round = 0; round < 6; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 24, price: 100);
            var waiting = await customers.InLineAsync(concert);

            var answers = await Race.RunAsync([
                .. waiting.Select(
                    (person, n) =>
                        (Func<Task<Answer>>)(
                            () =>
                                person
                                    .At(n)
                                    .PostAsync(
                                        concert.Reservations,
                                        new
                                        {
                                            performanceId = concert.PerformanceId,
                                            seatIds = concert.SeatIds.Skip(n * 2).Take(2),
                                        }
                                    )
                        )
                ),
                async () =>
                {
                    await staff.At(round).DelayAsync(round);
                    return await staff
                        .At(round)
                        .PatchAsync(concert.AdminPerformance(), new { prices = new { standard = 250 } });
                },
            ]);

            answers[^1].ShouldBe(HttpStatusCode.OK);
            foreach (var (held, person) in answers.SkipLast(1).Zip(waiting))
            {
                var total = held.ShouldBe(HttpStatusCode.Created).Get<long>("totalPrice");
                total.Should().BeOneOf(200, 500);
                held.Items("seats").Sum(seat => seat["price"]!.GetValue<long>()).Should().Be(total);
                (await person.PayAsync(held.Get<Guid>("reservationId"))).Get<long>("amount").Should().Be(total);
            }
        }
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task HoldBest_PriceRoseAboveTheMost_IsNotHeld()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4, price: 100);
        var person = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        // The cache has the old price.
        (await person.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
        await service.Sql.ExecuteAsync("UPDATE seats SET price = 250 WHERE concert_id = $1", concert.ConcertId);

        var held = await person.Client.PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, best = new { count = 1, maxPrice = 200 } }
        );

        held.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
    }
}
