using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>Customers and operators want the same seats, on two instances.</summary>
public sealed class HouseSeatRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 6;

    // A customer may hold one seat in each round.
    private static readonly object Policy = RequestBodies.Policy(
        maxActive: 1_000,
        activeFor: "10:00:00",
        maxSeatsPerUser: 100
    );

    [Fact]
    public async Task BlockAndHold_OneSeatAtOnce_OneOfThemGetsIt()
    {
        var concert = await service.Crowd.ConcertAsync(seats: Rounds, policy: Policy);
        var buyers = await (await service.Crowd.CustomersAsync(20)).InLineAsync(concert);
        var staff = await StaffAsync(4);

        for (var round = 0; round < Rounds; round++)
        {
            var seat = concert.SeatIds[round];
            var answers = await Race.RunAsync([
                .. buyers.Select<Person, Func<Task<Answer>>>(buyer => () => buyer.HoldAsync(concert, seat)),
                .. staff.Select<ApiClient, Func<Task<Answer>>>(client => () => client.BlockAsync(concert, seat)),
            ]);

            answers
                .Tally()
                .Should()
                .BeOneOf("1 x 201, 23 x 409 seat_unavailable", "4 x 204, 20 x 409 seat_unavailable");
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task BlockAndUnblockAndHold_Together_EndInOneState()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4, policy: Policy);
        var buyers = await (await service.Crowd.CustomersAsync(12)).InLineAsync(concert);
        var staff = await StaffAsync(8);
        long[] seats = [.. concert.SeatIds];

        var answers = await Race.RunAsync([
            .. buyers.Select<Person, Func<Task<Answer>>>(
                (buyer, i) => () => buyer.HoldAsync(concert, seats[i % 4], seats[(i + 1) % 4])
            ),
            .. staff.Select<ApiClient, Func<Task<Answer>>>(
                (client, i) =>
                    () =>
                        i % 2 == 0
                            ? client.BlockAsync(concert, [.. seats.Reverse()])
                            : client.UnblockAsync(concert, seats)
            ),
        ]);

        answers.Should().OnlyContain(answer => answer.Succeeded() || answer.Code == "seat_unavailable");
        var held = answers.Count(answer => (int)answer.Status == 201);
        var states = await service.Sql.StatusesAsync(concert);
        states.Count(status => status == "held").Should().Be(2 * held);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task IssueAndHold_OneSeatAtOnce_OneOfThemGetsIt()
    {
        var concert = await service.Crowd.ConcertAsync(seats: Rounds, policy: Policy);
        var buyers = await (await service.Crowd.CustomersAsync(20)).InLineAsync(concert);
        var staff = await StaffAsync(4);

        for (var round = 0; round < Rounds; round++)
        {
            var seat = concert.SeatIds[round];
            var answers = await Race.RunAsync([
                .. buyers.Select<Person, Func<Task<Answer>>>(buyer => () => buyer.HoldAsync(concert, seat)),
                .. staff.Select<ApiClient, Func<Task<Answer>>>(client =>
                    () => client.IssueAsync(concert, "box_office", seat)
                ),
            ]);

            answers.Tally().Should().Be("1 x 201, 23 x 409 seat_unavailable");
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Issue_OverlappingSeatsOnTwoInstances_OneIssueHasAllOfItsSeats()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3 * Rounds, policy: Policy);
        var staff = await StaffAsync(16);

        for (var round = 0; round < Rounds; round++)
        {
            long[] seats = [.. concert.SeatIds.Skip(3 * round).Take(3)];
            var answers = await Race.RunAsync(
                staff.Select((client, i) => (client, Chosen: i % 2 == 0 ? seats[..2] : [seats[2], seats[1]])),
                one => one.client.IssueAsync(concert, "comp", one.Chosen)
            );

            answers.Tally().Should().Be("1 x 201, 15 x 409 seat_unavailable");
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task BlockAndIssue_OneSeatAtOnce_TheSeatIsSold()
    {
        var concert = await service.Crowd.ConcertAsync(seats: Rounds, policy: Policy);
        var staff = await StaffAsync(12);

        for (var round = 0; round < Rounds; round++)
        {
            var seat = concert.SeatIds[round];
            var answers = await Race.RunAsync(
                staff.Select((client, i) => (client, i)),
                one =>
                    one.i % 3 == 0 ? one.client.IssueAsync(concert, "box_office", seat)
                    : one.i % 3 == 1 ? one.client.BlockAsync(concert, seat)
                    : one.client.UnblockAsync(concert, seat)
            );

            answers.Count(answer => (int)answer.Status == 201).Should().Be(1);
            answers.Should().OnlyContain(answer => answer.Succeeded() || answer.Code == "seat_unavailable");
        }
        (await service.Sql.StatusesAsync(concert)).Should().OnlyContain(status => status == "sold");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task BlockAndPay_HeldSeatThatLapses_EndsConsistently()
    {
        var policy = RequestBodies.Policy(activeFor: "10:00:00", holdFor: "00:01:00", maxSeatsPerUser: 100);
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 100, policy: policy);
        var staff = await StaffAsync(4);
        var buyer = await (await service.Crowd.CustomerAsync(balance: 10_000)).InLineAsync(concert);

        for (var round = 0; round < Rounds; round++)
        {
            var held = await buyer.HoldAsync(concert, concert.SeatIds[0]);
            var id = held.Get<Guid>("reservationId");
            service.Clock.Advance(TimeSpan.FromMinutes(1));
            var answers = await Race.RunAsync([
                () => buyer.PayAsync(id),
                .. staff.Select<ApiClient, Func<Task<Answer>>>(client =>
                    () => client.BlockAsync(concert, concert.SeatIds[0])
                ),
            ]);

            answers.Tally().Should().Be("4 x 204, 1 x 409 reservation_expired");
            await staff[0].UnblockAsync(concert, concert.SeatIds[0]);
        }
        await Invariants.HoldAsync(service);
    }

    private async Task<IReadOnlyList<ApiClient>> StaffAsync(int count)
    {
        var person = await service.Crowd.OperatorAsync();
        return [.. Enumerable.Range(0, count).Select(i => person.At(i % 2))];
    }
}
