using System.Net;
using ConcertReservation.IntegrationTests.Operators;

namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Doors that come back to the network at the same time, on two instances.</summary>
public sealed class DoorRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 10;

    [Fact]
    public async Task Upload_SameTicketFromTwoDoorsAtOnce_IsOneCheckInAndOneConflict()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (concert, ticket) = await TicketAsync();

            var answers = await Race.RunAsync(["a", "b"], device => UploadAsync(concert, device, ticket.Id));

            answers.Sum(answer => answer.Get<int>("accepted")).Should().Be(1);
            answers.Sum(answer => answer.Items("conflicts").Count).Should().Be(1);
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Upload_SameUploadFromOneDoorAtOnce_IsOneCheckInAndNoConflict()
    {
        var (concert, ticket) = await TicketAsync();
        var at = service.Clock.GetUtcNow();

        var answers = await Race.RunAsync(Enumerable.Range(0, 10), _ => UploadAsync(concert, "a", ticket.Id, at));

        answers.Tally().Should().Be("10 x 200");
        answers
            .Should()
            .OnlyContain(answer => answer.Get<int>("accepted") == 1 && answer.Items("conflicts").Count == 0);
        (await CountAsync("door_admissions", concert)).Should().Be(1);
    }

    [Fact]
    public async Task UploadAndCheckIn_AtOnce_IsOneCheckIn()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (concert, ticket) = await TicketAsync();
            var scanner = await service.Crowd.StaffAsync("gate");
            var body = new { code = ticket.Code, performanceId = concert.PerformanceId };

            var answers = await Race.RunAsync([
                () => UploadAsync(concert, "a", ticket.Id),
                () => scanner.Client.PostAsync("/admin/check-ins", body),
            ]);

            var conflicts = answers[0].Items("conflicts").Count;
            answers.Tally().Should().Be(conflicts == 1 ? "2 x 200" : "1 x 200, 1 x 409 already_checked_in");
            (await CountAsync("check_ins", concert)).Should().Be(1);
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task UploadAndRefund_AtOnce_OneOfThemCounts()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (concert, ticket) = await TicketAsync();

            var answers = await Race.RunAsync([
                () => UploadAsync(concert, "a", ticket.Id),
                () => ticket.Buyer.Client.PostAsync($"/reservations/{ticket.ReservationId}/refund"),
            ]);

            var accepted = answers[0].Get<int>("accepted");
            answers.Tally().Should().Be(accepted == 1 ? "1 x 200, 1 x 409 refund_closed" : "1 x 200, 1 x 201");
            answers[0].Items("refused").Count.Should().Be(1 - accepted);
            (await CountAsync("check_ins", concert)).Should().Be(accepted);
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Upload_TwoDoorsWithManyTicketsInOppositeOrder_DoNotDeadlock()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 12);
        var tickets = new List<string>();
        foreach (var seatId in concert.SeatIds)
            tickets.Add((await BuyAsync(concert, seatId)).Id);
        var at = service.Clock.GetUtcNow();

        var answers = await Race.RunAsync([
            () => UploadAsync(concert, "a", at, [.. tickets]),
            () => UploadAsync(concert, "b", at, [.. tickets.AsEnumerable().Reverse()]),
        ]);

        answers.Tally().Should().Be("2 x 200");
        answers.Sum(answer => answer.Get<int>("accepted")).Should().Be(tickets.Count);
        answers.Sum(answer => answer.Items("conflicts").Count).Should().Be(tickets.Count);
    }

    private async Task<(ConcertOnSale Concert, Ticket Ticket)> TicketAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        return (concert, await BuyAsync(concert, concert.SeatIds[0]));
    }

    private async Task<Ticket> BuyAsync(ConcertOnSale concert, long seatId)
    {
        var (buyer, reservationId) = await service.HolderAsync(concert, 100_000, seatId);
        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        var ticket = await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket");
        return new Ticket($"{reservationId:N}-{seatId}", ticket.Get<string>("code"), reservationId, buyer);
    }

    private Task<Answer> UploadAsync(ConcertOnSale concert, string device, string ticket, DateTimeOffset? at = null) =>
        UploadAsync(concert, device, at ?? service.Clock.GetUtcNow(), [ticket]);

    private async Task<Answer> UploadAsync(ConcertOnSale concert, string deviceId, DateTimeOffset at, string[] tickets)
    {
        var door = await service.Crowd.StaffAsync("gate");
        var items = tickets.Select(ticketId => new { ticketId, at });
        return await door.Client.PostAsync($"{concert.DoorList()}/admissions", new { deviceId, items });
    }

    private Task<long> CountAsync(string table, ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE performance_id = $1", concert.PerformanceId);

    private sealed record Ticket(string Id, string Code, Guid ReservationId, Person Buyer);
}
