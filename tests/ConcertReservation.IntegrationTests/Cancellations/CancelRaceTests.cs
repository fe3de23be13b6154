using System.Net;
using ConcertReservation.IntegrationTests.Finding;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Operators;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>A cancellation at the same moment as everything that it ends, on two instances, while the workers refund.</summary>
public sealed class CancelRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Customers = 12;
    private const int Rounds = 4;
    private const long Balance = 10_000;

    [Fact]
    public async Task Cancel_WhileCustomersHold_LeavesNoHold()
    {
        await RaceAsync(
            async concert =>
            {
                var visitors = await (await service.Crowd.CustomersAsync(Customers)).InLineAsync(concert);
                return [.. visitors.Select((v, i) => Act(i, n => v.HoldOnAsync(n, concert, concert.SeatIds[i])))];
            },
            "201",
            "409 performance_cancelled"
        );
    }

    [Fact]
    public async Task Cancel_WhileCustomersPay_ReturnsEveryWon()
    {
        var people = new List<Person>();
        await RaceAsync(
            async concert =>
            {
                var holders = await (await service.Crowd.CustomersAsync(Customers, Balance)).InLineAsync(concert);
                people.AddRange(holders);
                var held = await Task.WhenAll(holders.Select((h, i) => h.HeldAsync(concert, concert.SeatIds[i])));
                return
                [
                    .. holders.Select((h, i) => Act(i, n => h.At(n).PostAsync($"/reservations/{held[i]}/payment"))),
                ];
            },
            "201",
            "409 performance_cancelled"
        );
        foreach (var person in people)
            (await person.BalanceAsync()).Should().Be(Balance);
    }

    [Fact]
    public async Task Cancel_WhileCustomersRefund_ReturnsEveryWonOnce()
    {
        var people = new List<Person>();
        await RaceAsync(
            async concert =>
            {
                var (buyers, bought) = await BuyersAsync(concert);
                people.AddRange(buyers);
                return [.. buyers.Select((b, i) => Act(i, n => b.RefundAsync(bought[i], n)))];
            },
            "201",
            "409 performance_cancelled",
            "409 reservation_not_paid"
        );
        foreach (var person in people)
            (await person.BalanceAsync()).Should().Be(Balance);
    }

    [Fact]
    public async Task Cancel_WhileDoorsCheckIn_AdmitsBeforeOrRefuses()
    {
        await RaceAsync(
            async concert =>
            {
                var (buyers, bought) = await BuyersAsync(concert);
                var codes = await Task.WhenAll(buyers.Select((b, i) => b.TicketAsync(bought[i])));
                var door = await service.Crowd.OperatorAsync();
                return [.. codes.Select((code, i) => Act(i, n => door.At(n).CheckInAsync(concert, code)))];
            },
            "200",
            "409 performance_cancelled"
        );
        (
            await service.Sql.ScalarAsync<long>(
                """
                SELECT count(*) FROM check_ins JOIN performances ON performances.id = check_ins.performance_id
                WHERE check_ins.at > performances.cancelled_at
                """
            )
        ).Should().Be(0);
    }

    [Fact]
    public async Task Cancel_WhileCustomersJoin_AdmitsNoCustomerAfterIt()
    {
        await RaceAsync(
            async concert =>
                [
                    .. (await service.Crowd.CustomersAsync(Customers)).Select(
                        (c, i) => Act(i, n => c.At(n).PostAsync(concert.Line))
                    ),
                ],
            "201",
            "409 sale_closed"
        );
        (
            await service.Sql.ScalarAsync<long>(
                """
                SELECT count(*) FROM queue_tokens JOIN concerts ON concerts.id = concert_id
                WHERE activated_at > cancelled_at OR issued_at > cancelled_at + interval '1 ms'
                """
            )
        ).Should().Be(0);
    }

    [Fact]
    public async Task Cancel_WhileTheBoxOfficeIssues_RefundsEverySale()
    {
        await RaceAsync(
            async concert =>
            {
                var office = await service.Crowd.OperatorAsync();
                return
                [
                    .. Enumerable
                        .Range(0, Customers)
                        .Select(i => Act(i, n => office.At(n).IssueAsync(concert, "box_office", concert.SeatIds[i]))),
                ];
            },
            "201",
            "409 performance_cancelled"
        );
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM reservations WHERE user_id IS NULL AND status <> 'refunded'"
            )
        )
            .Should()
            .Be(0);
    }

    [Fact]
    public async Task Cancel_WhileOperatorsBlockAndUnblock_LeavesNoSeatBetween()
    {
        await RaceAsync(
            async concert =>
            {
                var staff = await service.Crowd.OperatorAsync();
                return
                [
                    .. Enumerable
                        .Range(0, Customers)
                        .Select(i =>
                            Act(
                                i,
                                n =>
                                    i % 3 == 0
                                        ? staff.At(n).UnblockAsync(concert, concert.SeatIds[i / 3])
                                        : staff.At(n).BlockAsync(concert, concert.SeatIds[i / 3])
                            )
                        ),
                ];
            },
            "204",
            "409 performance_cancelled"
        );
    }

    [Fact]
    public async Task Cancel_WhileDoorsUpload_AdmitsBeforeOrRefuses()
    {
        await RaceAsync(
            async concert =>
            {
                var (_, bought) = await BuyersAsync(concert);
                var door = await service.Crowd.StaffAsync("gate");
                return
                [
                    .. bought.Select(
                        (id, i) =>
                            Act(i, n => UploadAsync(door.At(n), concert, $"door-{i}", $"{id:N}-{concert.SeatIds[i]}"))
                    ),
                ];
            },
            "200",
            "409 performance_cancelled"
        );
        (
            await service.Sql.ScalarAsync<long>(
                """
                SELECT count(*) FROM door_admissions
                LEFT JOIN check_ins USING (reservation_id, seat_id) WHERE check_ins.at IS NULL
                """
            )
        ).Should().Be(0, "each accepted report is a check-in");
    }

    [Fact]
    public async Task Cancel_WhileOperatorsRefund_ReturnsEveryWonOnce()
    {
        var people = new List<Person>();
        await RaceAsync(
            async concert =>
            {
                var (buyers, bought) = await BuyersAsync(concert);
                people.AddRange(buyers);
                var staff = await service.Crowd.OperatorAsync();
                return [.. bought.Select((id, i) => Act(i, n => staff.RefundForAsync(id, instance: n)))];
            },
            "201",
            "409 reservation_not_paid"
        );
        foreach (var person in people)
            (await person.BalanceAsync()).Should().Be(Balance);
    }

    [Fact]
    public async Task Refund_ByOperatorsWhileTheWorkersRefund_ReturnsEveryWonOnce()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 4 * Customers, price: Balance);
            var (buyers, bought) = await BuyersAsync(concert);
            var staff = await service.Crowd.OperatorAsync();
            (await staff.Client.CancelAsync(concert)).ShouldBe(HttpStatusCode.Accepted);

            var answers = await Race.RunAsync(
                Enumerable.Reverse(bought).Select((id, i) => (id, i)),
                one => staff.RefundForAsync(one.id, instance: one.i)
            );

            answers.Select(answer => answer.Word()).Should().BeSubsetOf(["201", "409 reservation_not_paid"]);
            await service.UntilFinishedAsync(concert);
            foreach (var buyer in buyers)
                (await buyer.BalanceAsync()).Should().Be(Balance);
        }
        await service.ShouldKeepEveryInvariantAsync();
    }

    [Fact]
    public async Task Cancel_TwiceAtOnce_CancelsOnce()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync();
            await BuyersAsync(concert);
            var staff = await service.Crowd.OperatorAsync();

            var answers = await Race.RunAsync(Enumerable.Range(0, 6), n => staff.At(n).CancelAsync(concert));

            answers.Tally().Should().Be("5 x 200, 1 x 202");
            await service.UntilFinishedAsync(concert);
        }
        await service.ShouldKeepEveryInvariantAsync();
    }

    private async Task RaceAsync(Func<ConcertOnSale, Task<Func<Task<Answer>>[]>> readyAsync, params string[] allowed)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync(price: Balance);
            var acts = (await readyAsync(concert)).ToList();
            var staff = await service.Crowd.OperatorAsync();
            Answer? cancelled = null;
            // Each round cancels at another point of the crowd.
            acts.Insert(
                acts.Count * round / Rounds,
                async () =>
                {
                    await staff.Client.DelayAsync(round);
                    return cancelled = await staff.At(round).CancelAsync(concert);
                }
            );

            var answers = await Race.RunAsync(acts);

            cancelled!.ShouldBe(HttpStatusCode.Accepted);
            answers.Where(answer => answer != cancelled).Select(answer => answer.Word()).Should().BeSubsetOf(allowed);
            await service.UntilFinishedAsync(concert);
        }
        await service.ShouldKeepEveryInvariantAsync();
        await Races.Invariants.HoldAsync(service);
    }

    private async Task<(IReadOnlyList<Person> Buyers, Guid[] Bought)> BuyersAsync(ConcertOnSale concert)
    {
        var buyers = await service.Crowd.CustomersAsync(Customers, Balance);
        var bought = await Task.WhenAll(buyers.Select((b, i) => b.BoughtAsync(concert, concert.SeatIds[i])));
        return (buyers, bought);
    }

    private Task<Answer> UploadAsync(ApiClient door, ConcertOnSale concert, string deviceId, string ticketId) =>
        door.PostAsync(
            $"{concert.DoorList()}/admissions",
            new { deviceId, items = new[] { new { ticketId, at = service.Clock.GetUtcNow() } } }
        );

    private static Func<Task<Answer>> Act(int number, Func<int, Task<Answer>> act) => () => act(number);
}

file static class Instances
{
    public static Task<Answer> HoldOnAsync(this Person person, int instance, ConcertOnSale concert, long seatId) =>
        (person with { Client = person.At(instance) }).HoldAsync(concert, seatId);
}
