using System.Net;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Planning;

public sealed class MovedDateTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Move_Performance_ShowsBothDatesEverywhere()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        var from = (await staff.GetAsync(concert.AdminPerformance())).Time("startsAt");
        var to = from.AddDays(7);

        var moved = await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = to });

        moved.ShouldBe(HttpStatusCode.OK).Time("startsAt").Should().Be(to);
        moved.Time("movedFrom").Should().Be(from);
        moved.Headers.ETag!.Tag.Should().Be(await staff.TagAsync(concert.AdminPerformance()));
        await service.EverywhereAsync(
            async client =>
            {
                var listed = (await client.GetAsync(concert.Path)).Items("performances").Single();
                return listed["startsAt"].ShouldBeTime() == to
                    && listed["movedFrom"] is { } old
                    && old.ShouldBeTime() == from;
            },
            "the catalogue shows both dates"
        );
        foreach (var path in new[] { $"/reservations/{reservationId}", $"/reservations/{reservationId}/ticket" })
        {
            var shown = await buyer.At(1).GetAsync(path);
            shown.Time("startsAt").Should().Be(to);
            shown.Time("movedFrom").Should().Be(from);
        }
        var visitor = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        foreach (var host in new[] { 0, 1 })
        {
            var seats = await visitor.At(host).GetAsync(concert.Seats);
            seats.Time("startsAt").Should().Be(to);
            seats.Time("movedFrom").Should().Be(from);
            var dates = await visitor.At(host).GetAsync($"{concert.Path}/performances");
            dates.Items().Single()["movedFrom"].ShouldBeTime().Should().Be(from);
        }
        var held = await visitor.HoldAsync(concert, concert.SeatIds[1]);
        held.ShouldBe(HttpStatusCode.Created).Time("movedFrom").Should().Be(from);
    }

    [Fact]
    public async Task Refund_BoughtBeforeTheMove_IsPossibleUntilTheNewStart()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var (before, reservationId) = await service.BuyerAsync(concert);
        var to = service.InDays(0.5);
        (await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = to })).ShouldBe(HttpStatusCode.OK);
        var (after, later) = await service.BuyerAsync(concert, seat: 1);

        (await after.RefundAsync(later)).ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
        var shown = await before.Client.GetAsync($"/reservations/{reservationId}");
        shown.Time("refundableUntil").Should().BeCloseTo(to, TimeSpan.FromMilliseconds(1));
        var refund = await before.RefundAsync(reservationId);

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(100);
    }

    [Fact]
    public async Task Refund_BoughtBeforeTheMoveAfterTheNewStart_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        (await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(0.5) })).ShouldBe(
            HttpStatusCode.OK
        );
        await service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = $2 WHERE id = $1",
            concert.PerformanceId,
            service.InDays(-0.01)
        );

        (await buyer.RefundAsync(reservationId)).ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
        (await buyer.Client.GetAsync($"/reservations/{reservationId}"))["movedFrom"].Should().BeNull();
    }

    [Fact]
    public async Task Refund_WhileThePerformanceIsMoved_NoMoneyIsLost()
    {
        var staff = await service.Crowd.OperatorAsync();
        for (var round = 0; round < 5; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 4, price: 100);
            var buyers = new List<(Person Person, Guid Id)>();
            for (var seat = 0; seat < 4; seat++)
                buyers.Add(await service.BuyerAsync(concert, balance: 100, seat));
            await MoveInSqlAsync(concert, hours: 12);

            // Refunds are closed before the move and open after it.
            var answers = await Race.RunAsync([
                .. buyers.Select((buyer, n) => (Func<Task<Answer>>)(() => buyer.Person.RefundAsync(buyer.Id, n % 2))),
                () => staff.At(round).PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(0.6) }),
            ]);

            answers[^1].ShouldBe(HttpStatusCode.OK);
            foreach (var (answer, buyer) in answers.Zip(buyers))
            {
                if (answer.Status != HttpStatusCode.Created)
                    answer.ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
                (await buyer.Person.BalanceAsync()).Should().Be(answer.Status == HttpStatusCode.Created ? 100 : 0);
            }
        }
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Move_WhileCustomersPayAndRefund_EachSucceedsOnce()
    {
        const int Each = 4;
        var staff = await service.Crowd.OperatorAsync();
        for (var round = 0; round < 5; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 2 * Each, price: 100);
            var buyers = new List<(Person Person, Guid Id)>();
            var holders = new List<(Person Person, Guid Id)>();
            for (var seat = 0; seat < Each; seat++)
            {
                buyers.Add(await service.BuyerAsync(concert, balance: 100, seat));
                holders.Add(await service.HolderAsync(concert, balance: 100, concert.SeatIds[Each + seat]));
            }
            var to = service.InDays(40 + round);

            var answers = await Race.RunAsync([
                .. buyers.Select((b, n) => (Func<Task<Answer>>)(() => b.Person.RefundAsync(b.Id, n))),
                .. holders.Select(
                    (h, n) => (Func<Task<Answer>>)(() => h.Person.At(n).PostAsync($"/reservations/{h.Id}/payment"))
                ),
                async () =>
                {
                    await staff.At(round).DelayAsync(round);
                    return await staff.At(round).PatchAsync(concert.AdminPerformance(), new { startsAt = to });
                },
            ]);

            answers.Tally().Should().Be($"1 x 200, {2 * Each} x 201");
            foreach (var (person, id) in holders)
            {
                var shown = await person.Client.GetAsync($"/reservations/{id}");
                shown.Time("startsAt").Should().BeCloseTo(to, TimeSpan.FromMilliseconds(1));
                (await person.BalanceAsync()).Should().Be(0);
            }
            foreach (var (person, _) in buyers)
                (await person.BalanceAsync()).Should().Be(100);
        }
        await Races.Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Move_ToThePast_IsRefusedAndChangesNothing()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var before = (await staff.GetAsync(concert.AdminPerformance())).Text;

        var moved = await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(-1) });

        moved.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        moved["errors"]!["startsAt"].Should().NotBeNull(moved.Text);
        (await staff.GetAsync(concert.AdminPerformance())).Text.Should().Be(before);
    }

    [Fact]
    public async Task Move_BeforeTheSaleCloses_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        (await staff.PatchAsync(concert.Admin(), new { saleClosesAt = service.InDays(20) })).ShouldBe(
            HttpStatusCode.OK
        );

        var moved = await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(10) });

        moved.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(25) })).ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Move_Started_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        await MoveInSqlAsync(concert, hours: -1);

        var moved = await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(10) });

        moved.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
    }

    [Fact]
    public async Task Move_LastPerformance_MovesTheEndOfTheSale()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;

        (await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(90) })).ShouldBe(
            HttpStatusCode.OK
        );

        (await staff.PatchAsync(concert.Admin(), new { saleClosesAt = service.InDays(89) })).ShouldBe(
            HttpStatusCode.OK
        );
        (await staff.PatchAsync(concert.Admin(), new { saleClosesAt = service.InDays(91) })).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
    }

    [Fact]
    public async Task Change_SameVersionByManyOperators_OneSucceeds()
    {
        var staff = await service.Crowd.OperatorAsync();
        for (var round = 0; round < 3; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 2);
            var tag = await staff.Client.TagAsync(concert.AdminPerformance());

            var answers = await Race.RunAsync(
                Enumerable.Range(1, 8),
                n =>
                    staff
                        .At(n)
                        .WithIfMatch(tag)
                        .PatchAsync(
                            concert.AdminPerformance(),
                            n % 2 == 0
                                ? new { startsAt = service.InDays(40 + n) }
                                : new { prices = new { standard = n } }
                        )
            );

            answers.Tally().Should().Be("1 x 200, 7 x 412 precondition_failed");
        }
    }

    private Task<int> MoveInSqlAsync(ConcertOnSale concert, double hours) =>
        service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = $2 WHERE id = $1",
            concert.PerformanceId,
            service.Clock.GetUtcNow().AddHours(hours)
        );
}
