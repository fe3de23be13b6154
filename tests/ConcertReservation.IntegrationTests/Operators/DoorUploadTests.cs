using System.Globalization;
using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>What a door without a network uploads later.</summary>
public sealed class DoorUploadTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Upload_Ticket_ChecksItInWithTheTimeOfTheDoor()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = await service.TicketAsync(concert);
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        var at = service.Clock.GetUtcNow().AddMinutes(-5);

        var answer = await UploadAsync(concert, "a", (ticket.TicketId(), at));

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("accepted", "conflicts", "refused");
        answer.Get<int>("accepted").Should().Be(1);
        answer.Items("conflicts").Should().BeEmpty();
        (await CheckedInAtAsync(concert)).Should().BeCloseTo(at, TimeSpan.FromMilliseconds(1));
        var scanned = await CheckInAsync(concert, ticket.Get<string>("code"));
        scanned.ShouldBeProblem(HttpStatusCode.Conflict, "already_checked_in");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Upload_Twice_ChangesNothingAndHasTheSameAnswer()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var ticket = await service.TicketAsync(concert);
        var item = (ticket.TicketId(), service.Clock.GetUtcNow());
        await UploadAsync(concert, "other", item);
        var first = await UploadAsync(concert, "a", item);
        var rows = await RowsAsync();

        var second = await UploadAsync(concert, "a", item);

        second.Text.Should().Be(first.Text);
        second.Items("conflicts").Should().ContainSingle();
        (await RowsAsync()).Should().Be(rows);
    }

    [Fact]
    public async Task Upload_AgainAfterTheCheckInWasUndone_DoesNotCheckInAgain()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = await service.TicketAsync(concert);
        var item = (ticket.TicketId(), service.Clock.GetUtcNow());
        await UploadAsync(concert, "a", item);
        await (await OperatorAsync()).DeleteAsync($"/admin/check-ins/{ticket.TicketId()}");

        await UploadAsync(concert, "a", item);

        (await CheckedInAtAsync(concert)).Should().BeNull();
    }

    [Fact]
    public async Task Upload_SameDeviceLater_IsNoConflict()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = (await service.TicketAsync(concert)).TicketId();
        var at = service.Clock.GetUtcNow();
        await UploadAsync(concert, "a", (ticket, at));

        var again = await UploadAsync(concert, "a", (ticket, at.AddSeconds(-1)), (ticket, at.AddSeconds(-2)));

        again.Get<int>("accepted").Should().Be(2);
        again.Items("conflicts").Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_TicketOfAnotherDoor_IsReportedAndTheFirstStays()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = (await service.TicketAsync(concert)).TicketId();
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        var at = service.Clock.GetUtcNow();
        await UploadAsync(concert, "a", (ticket, at.AddMinutes(-1)));

        var second = await UploadAsync(concert, "b", (ticket, at.AddMinutes(-3)));

        second.Get<int>("accepted").Should().Be(0);
        var conflict = second.Items("conflicts").Should().ContainSingle().Subject!;
        conflict["ticketId"]!.GetValue<string>().Should().Be(ticket);
        conflict["first"].ShouldBeTime().Should().BeCloseTo(at.AddMinutes(-3), TimeSpan.FromMilliseconds(1));
        conflict["firstDeviceId"]!.GetValue<string>().Should().Be("b");
        conflict["second"].ShouldBeTime().Should().BeCloseTo(at.AddMinutes(-1), TimeSpan.FromMilliseconds(1));
        conflict["secondDeviceId"]!.GetValue<string>().Should().Be("a");
        (await CheckedInAtAsync(concert)).Should().BeCloseTo(at.AddMinutes(-1), TimeSpan.FromMilliseconds(1));
        var admissions = await (await OperatorAsync()).GetAsync(concert.Admissions());
        admissions.Items("conflicts").Single()!["ticketId"]!.GetValue<string>().Should().Be(ticket);
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("b", 1)]
    [InlineData(null, 1)]
    public async Task Upload_AfterAnOnlineCheckIn_IsAConflictUnlessTheDeviceIsTheSame(string? device, int conflicts)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = await service.TicketAsync(concert);
        (await CheckInAsync(concert, ticket.Get<string>("code"), device)).ShouldBe(HttpStatusCode.OK);

        var answer = await UploadAsync(concert, "a", (ticket.TicketId(), service.Clock.GetUtcNow()));

        answer.Items("conflicts").Should().HaveCount(conflicts);
        answer.Get<int>("accepted").Should().Be(1 - conflicts);
    }

    [Fact]
    public async Task Upload_UnknownRefundedAndForeignTickets_AreReported()
    {
        var (concert, other) = (await service.Crowd.ConcertAsync(seats: 2), await service.Crowd.ConcertAsync(seats: 1));
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        var refunded = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).TicketId();
        await buyer.Client.PostAsync($"/reservations/{reservationId}/refund");
        var held = await service.HolderAsync(concert, 10_000, concert.SeatIds[1]);
        var foreign = (await service.TicketAsync(other)).TicketId();
        var now = service.Clock.GetUtcNow();

        var answer = await UploadAsync(
            concert,
            "a",
            (refunded, now),
            (foreign, now),
            ("nothing", now),
            ($"{held.ReservationId:N}-{concert.SeatIds[1]}", now)
        );

        answer.ShouldBe(HttpStatusCode.OK).Get<int>("accepted").Should().Be(0);
        answer
            .Items("refused")
            .Select(item => $"{item!["ticketId"]} {item["code"]}")
            .Should()
            .BeEquivalentTo(
                $"{refunded} reservation_refunded",
                $"{foreign} ticket_not_found",
                "nothing ticket_not_found",
                $"{held.ReservationId:N}-{concert.SeatIds[1]} ticket_not_found"
            );
        (await CheckedInAtAsync(concert)).Should().BeNull();
        (await (await OperatorAsync()).GetAsync(concert.Admissions())).Items("refused").Single()!["ticketId"]!
            .GetValue<string>()
            .Should()
            .Be(refunded);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Upload_TicketOfAnotherDateOfTheConcert_IsReported()
    {
        var now = service.Clock.GetUtcNow();
        var concert = await service.OnSaleAsync(await service.AnnounceAtAsync(null, now.AddDays(20), now.AddDays(30)));
        var foreign = (await service.TicketAsync(concert)).TicketId();
        var second = concert with { Performances = [concert.Performances[1]] };

        var answer = await UploadAsync(second, "a", (foreign, now));

        answer.ShouldBe(HttpStatusCode.OK).Get<int>("accepted").Should().Be(0);
        answer.Items("refused").Single()!["code"]!.GetValue<string>().Should().Be("wrong_performance");
        (await CheckedInAtAsync(concert)).Should().BeNull();
    }

    [Fact]
    public async Task Upload_SeatThatWasRefundedAlone_IsReportedAndTheOtherIsIn()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (buyer, id) = await service.HolderAsync(concert, 100_000, [.. concert.SeatIds]);
        (await buyer.PayAsync(id)).ShouldBe(HttpStatusCode.Created);
        var refund = await buyer.Client.PostAsync(
            $"/reservations/{id}/refund",
            new { seatIds = new[] { concert.SeatIds[0] } }
        );
        refund.ShouldBe(HttpStatusCode.Created);
        var now = service.Clock.GetUtcNow();

        var answer = await UploadAsync(
            concert,
            "a",
            ($"{id:N}-{concert.SeatIds[0]}", now),
            ($"{id:N}-{concert.SeatIds[1]}", now)
        );

        answer.ShouldBe(HttpStatusCode.OK).Get<int>("accepted").Should().Be(1);
        answer.Items("refused").Single()!["code"]!.GetValue<string>().Should().Be("reservation_refunded");
        await Invariants.HoldAsync(service);
    }

    [Theory]
    [InlineData("2999-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    public async Task Upload_ClockOfTheDoorIsWrong_CountsAndIsCorrected(string at)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = await service.TicketAsync(concert);
        var paid = service.Clock.GetUtcNow();

        var answer = await UploadAsync(
            concert,
            "a",
            (ticket.TicketId(), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))
        );

        answer.ShouldBe(HttpStatusCode.OK).Get<int>("accepted").Should().Be(1);
        (await CheckedInAtAsync(concert)).Should().BeCloseTo(paid, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("""{"deviceId":"","items":[{"ticketId":"x","at":"2026-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"deviceId":"a b","items":[{"ticketId":"x","at":"2026-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"deviceId":"a","items":[]}""")]
    [InlineData("""{"deviceId":"a","items":[{"ticketId":"x","at":"yesterday"}]}""")]
    [InlineData("""{"deviceId":"a","items":[{"ticketId":"x"}]}""")]
    [InlineData("""{"deviceId":"a","items":[null]}""")]
    public async Task Upload_WrongBody_IsRefused(string body)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var answer = await (await OperatorAsync()).PostRawAsync($"{concert.DoorList()}/admissions", body);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Upload_WithAKeyTwice_ReplaysTheAnswer()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var ticket = (await service.TicketAsync(concert)).TicketId();
        var client = (await OperatorAsync()).WithKey("door-upload");
        var body = Body("a", (ticket, service.Clock.GetUtcNow()));

        var first = await client.PostAsync($"{concert.DoorList()}/admissions", body);
        var second = await client.PostAsync($"{concert.DoorList()}/admissions", body);

        second.Text.Should().Be(first.ShouldBe(HttpStatusCode.OK).Text);
        second.Headers.Contains("Idempotency-Replayed").Should().BeTrue();
    }

    private async Task<ApiClient> OperatorAsync() => (await service.Crowd.OperatorAsync()).Client;

    private async Task<Answer> UploadAsync(
        ConcertOnSale concert,
        string deviceId,
        params (string TicketId, DateTimeOffset At)[] items
    ) => await (await OperatorAsync()).PostAsync($"{concert.DoorList()}/admissions", Body(deviceId, items));

    private static object Body(string deviceId, params (string TicketId, DateTimeOffset At)[] items) =>
        new { deviceId, items = items.Select(item => new { ticketId = item.TicketId, at = item.At }) };

    private async Task<Answer> CheckInAsync(ConcertOnSale concert, string code, string? deviceId = null)
    {
        object body = deviceId is null
            ? new { code, performanceId = concert.PerformanceId }
            : new
            {
                code,
                performanceId = concert.PerformanceId,
                deviceId,
            };
        return await (await OperatorAsync()).PostAsync("/admin/check-ins", body);
    }

    private async Task<DateTimeOffset?> CheckedInAtAsync(ConcertOnSale concert)
    {
        var times = await service.Sql.ColumnAsync<DateTime>(
            "SELECT at FROM check_ins WHERE performance_id = $1",
            concert.PerformanceId
        );
        return times.Count == 0 ? null : new DateTimeOffset(times.Single(), TimeSpan.Zero);
    }

    private Task<string> RowsAsync() =>
        service.Sql.ScalarAsync<string>(
            """
            SELECT concat((SELECT json_agg(c ORDER BY reservation_id) FROM check_ins c),
                (SELECT json_agg(d ORDER BY reservation_id, device_id) FROM door_admissions d),
                (SELECT count(*) FROM audit_entries))
            """
        );
}
