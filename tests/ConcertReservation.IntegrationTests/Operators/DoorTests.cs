using System.Net;
using ConcertReservation.Infrastructure.Security;
using ConcertReservation.IntegrationTests.Races;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>A ticket for each seat, at the door of one performance.</summary>
public sealed class DoorTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Ticket_SeveralSeats_HasACodeForEach()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);

        var (_, _, ticket) = await BuyAsync(concert, seats: 2);

        ticket["code"].Should().BeNull();
        var tickets = ticket.Items("tickets");
        tickets.Should().HaveCount(2);
        tickets[0].ShouldHaveFields("ticketId", "seatId", "number", "section", "row", "code", "checkedInAt");
        tickets.Select(each => each["code"]!.GetValue<string>()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task CheckIn_EachSeatOfAReservation_IsLetInOnItsOwn()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var (buyer, reservationId, ticket) = await BuyAsync(concert, seats: 2);
        var codes = ticket.Items("tickets").Select(each => each["code"]!.GetValue<string>()).ToList();

        var first = await CheckInAsync(new { code = codes[0], performanceId = concert.PerformanceId });
        var second = await CheckInAsync(new { code = codes[1], performanceId = concert.PerformanceId });
        var again = await CheckInAsync(new { code = codes[0], performanceId = concert.PerformanceId });

        first.ShouldBe(HttpStatusCode.OK).Items("seats").Should().ContainSingle();
        (first.Get<int>("admitted"), first.Get<int>("expected")).Should().Be((1, 2));
        (second.Get<int>("admitted"), second.Get<int>("expected")).Should().Be((2, 2));
        again.ShouldBeProblem(HttpStatusCode.Conflict, "already_checked_in");
        var seen = await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket");
        seen.Items("tickets").Should().OnlyContain(each => each["checkedInAt"] != null);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task CheckIn_CodeOfTheVersionBefore_LetsInTheSeatsThatAreNotInYet()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var (_, reservationId, ticket) = await BuyAsync(concert, seats: 3);
        var one = ticket.Items("tickets")[0]["code"]!.GetValue<string>();
        await CheckInAsync(new { code = one, performanceId = concert.PerformanceId });
        var old = SignedByTheVersionBefore(reservationId);

        var others = await CheckInAsync(new { code = old, performanceId = concert.PerformanceId });
        var again = await CheckInAsync(new { code = old, performanceId = concert.PerformanceId });

        others.ShouldBe(HttpStatusCode.OK).Items("seats").Should().HaveCount(2);
        again.ShouldBeProblem(HttpStatusCode.Conflict, "already_checked_in");
    }

    [Fact]
    public async Task CheckIn_AtTheDoorOfAnotherPerformance_IsRefusedAndNotUsed()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var (_, _, ticket) = await BuyAsync(concert, seats: 1);
        var code = ticket.Get<string>("code");

        var wrong = await CheckInAsync(new { code, performanceId = other.PerformanceId });
        var right = await CheckInAsync(new { code, performanceId = concert.PerformanceId });

        wrong.ShouldBeProblem(HttpStatusCode.Conflict, "wrong_performance");
        wrong.Get<string>("concertTitle").Should().Be("밤의 노래");
        wrong["startsAt"].ShouldBeTime();
        right.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("13 hours", false)]
    [InlineData("11 hours", true)]
    [InlineData("-11 hours", true)]
    [InlineData("-13 hours", false)]
    public async Task CheckIn_WithoutAPerformance_IsOnlyForTonight(string startsIn, bool admitted)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (_, _, ticket) = await BuyAsync(concert, seats: 1);
        await service.Sql.ExecuteAsync(
            $"UPDATE performances SET starts_at = now() + interval '{startsIn}' WHERE id = $1",
            concert.PerformanceId
        );

        var answer = await CheckInAsync(new { code = ticket.Get<string>("code") });

        if (admitted)
            answer.ShouldBe(HttpStatusCode.OK);
        else
            answer.ShouldBeProblem(HttpStatusCode.Conflict, "wrong_performance");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\t")]
    [InlineData(" ")]
    public async Task CheckIn_CodeWithWhiteSpaceAround_IsAccepted(string space)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (_, _, ticket) = await BuyAsync(concert, seats: 1);

        var answer = await CheckInAsync(
            new { code = space + ticket.Get<string>("code") + space, performanceId = concert.PerformanceId }
        );

        answer.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Undo_CheckIn_LetsTheTicketInAgainAndTheReservationBeRefunded()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (buyer, reservationId, ticket) = await BuyAsync(concert, seats: 2);
        var code = ticket.Items("tickets")[0]["code"]!.GetValue<string>();
        var entered = await CheckInAsync(new { code, performanceId = concert.PerformanceId });
        var staff = await service.Crowd.OperatorAsync();
        var path = $"/admin/check-ins/{entered.Get<string>("ticketId")}";

        (await staff.Client.DeleteAsync(path)).ShouldBe(HttpStatusCode.NoContent);
        (await staff.Client.DeleteAsync(path)).ShouldBe(HttpStatusCode.NoContent);
        var again = await CheckInAsync(new { code, performanceId = concert.PerformanceId });
        await staff.Client.DeleteAsync(path);
        var refund = await buyer.Client.PostAsync($"/reservations/{reservationId}/refund");

        again.ShouldBe(HttpStatusCode.OK);
        refund.ShouldBe(HttpStatusCode.Created);
        await Invariants.HoldAsync(service);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("01a21e3938df78ec9485749a50def15b-1")]
    [InlineData("01a21e3938df78ec9485749a50def15b--1")]
    public async Task Undo_UnknownTicket_IsNotFound(string ticketId)
    {
        var staff = await service.Crowd.OperatorAsync();

        (await staff.Client.DeleteAsync($"/admin/check-ins/{ticketId}")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "ticket_not_found"
        );
    }

    [Fact]
    public async Task Undo_CheckInOfTheVersionBefore_KeepsTheOtherSeatsIn()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (_, reservationId, ticket) = await BuyAsync(concert, seats: 2);
        await service.Sql.ExecuteAsync("UPDATE reservations SET checked_in_at = now() WHERE id = $1", reservationId);
        var tickets = ticket.Items("tickets");
        var staff = await service.Crowd.OperatorAsync();

        (await staff.Client.DeleteAsync($"/admin/check-ins/{tickets[0]["ticketId"]!.GetValue<string>()}")).ShouldBe(
            HttpStatusCode.NoContent
        );

        var undone = await CheckInAsync(new { code = CodeOf(0), performanceId = concert.PerformanceId });
        var other = await CheckInAsync(new { code = CodeOf(1), performanceId = concert.PerformanceId });
        undone.ShouldBe(HttpStatusCode.OK);
        other.ShouldBeProblem(HttpStatusCode.Conflict, "already_checked_in");

        string CodeOf(int index) => tickets[index]["code"]!.GetValue<string>();
    }

    [Fact]
    public async Task QrCode_OfATicket_IsAnSvg_AndOfAnothersIsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var (buyer, reservationId, ticket) = await BuyAsync(concert, seats: 2);
        var (_, _, others) = await BuyAsync(concert, seats: 1);
        var own = ticket.Items("tickets")[1]["ticketId"]!.GetValue<string>();
        var foreign = others.Items("tickets")[0]["ticketId"]!.GetValue<string>();

        var picture = await buyer.Client.GetAsync($"/reservations/{reservationId}/tickets/{own}.svg");
        var refused = await buyer.Client.GetAsync($"/reservations/{reservationId}/tickets/{foreign}.svg");

        picture.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("image/svg+xml");
        refused.ShouldBeProblem(HttpStatusCode.NotFound, "ticket_not_found");
    }

    [Fact]
    public async Task Admissions_OfAPerformance_ListsWhoIsExpectedAndWhoIsIn()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        var (_, _, ticket) = await BuyAsync(concert, seats: 3);
        var code = ticket.Items("tickets")[1]["code"]!.GetValue<string>();
        await CheckInAsync(new { code, performanceId = concert.PerformanceId });
        var staff = await service.Crowd.OperatorAsync();
        var path = $"/admin/performances/{concert.PerformanceId}/admissions";

        var page = await staff.Client.GetAsync($"{path}?limit=2");
        var rest = await staff.Client.GetAsync($"{path}?limit=2&cursor={page.Get<string>("nextCursor")}");
        var byNumber = await staff.Client.GetAsync($"{path}?q=3");
        var byName = await staff.Client.GetAsync($"{path}?q=SOME");
        var literal = await staff.Client.GetAsync($"{path}?q=%25");

        (page.Get<int>("admitted"), page.Get<int>("expected")).Should().Be((1, 3));
        page.Items("items")
            .Concat(rest.Items("items"))
            .Select(each => (each["number"]!.GetValue<string>(), each["checkedInAt"] != null))
            .Should()
            .Equal(("1", false), ("2", true), ("3", false));
        rest["nextCursor"].Should().BeNull();
        byNumber.Items("items").Should().ContainSingle();
        byName.Items("items").Should().HaveCount(3);
        literal.Items("items").Should().BeEmpty();
    }

    [Fact]
    public async Task Admissions_UnknownPerformance_IsNotFound()
    {
        var staff = await service.Crowd.OperatorAsync();

        (await staff.Client.GetAsync("/admin/performances/999999/admissions")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "performance_not_found"
        );
    }

    private async Task<(Person Buyer, Guid ReservationId, Answer Ticket)> BuyAsync(ConcertOnSale concert, int seats)
    {
        var buyer = await (await service.Crowd.CustomerAsync(100_000)).InLineAsync(concert);
        var free = (await buyer.Client.GetAsync($"{concert.Seats}?status=available"))
            .Items("seats")
            .Take(seats)
            .Select(seat => seat["seatId"]!.GetValue<long>())
            .ToArray();
        var held = (await buyer.HoldAsync(concert, free)).ShouldBe(HttpStatusCode.Created);
        var reservationId = held.Get<Guid>("reservationId");
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/payment")).ShouldBe(HttpStatusCode.Created);
        return (buyer, reservationId, await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket"));
    }

    private string SignedByTheVersionBefore(Guid reservationId) =>
        SignedText.Sign(
            service.Hosts[0].Services.GetRequiredService<SigningKey>(),
            "ticket.v1",
            reservationId.ToByteArray(bigEndian: true)
        );

    private async Task<Answer> CheckInAsync(object body) =>
        await (await service.Crowd.OperatorAsync()).Client.PostAsync("/admin/check-ins", body);
}
