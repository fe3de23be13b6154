using System.Net;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>An operator sells seats at the box office, or gives them away.</summary>
public sealed class IssueTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Issue_AtTheBoxOffice_IsPaidAtItsPriceWithATicketForEachSeat()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 30_000);
        var staff = await StaffAsync();
        await staff.BlockAsync(concert, concert.SeatIds[0]);

        var issued = await staff.IssueAsync(concert, "box_office", concert.SeatIds[0], concert.SeatIds[1]);

        issued.ShouldBe(HttpStatusCode.Created).Get<string>("status").Should().Be("paid");
        issued.Get<long>("totalPrice").Should().Be(60_000);
        issued.Get<string>("method").Should().Be("box_office");
        issued["holder"]!["name"]!.GetValue<string>().Should().Be("Guest of the band");
        issued["paymentId"].Should().NotBeNull();
        var tickets = issued.Items("tickets");
        tickets.Select(ticket => ticket["seatId"]!.GetValue<long>()).Should().Equal(concert.SeatIds.Take(2));
        (await staff.StatesAsync(concert)).Should().Equal(2, 2, 0);
        await CheckInAsync(staff, concert, tickets[0]["code"]!.GetValue<string>());
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Issue_Comp_CostsNothing()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 30_000);
        var staff = await StaffAsync();

        var issued = await staff.IssueAsync(concert, "comp", [.. concert.SeatIds]);

        issued.ShouldBe(HttpStatusCode.Created).Get<long>("totalPrice").Should().Be(0);
        issued["seats"]!.AsArray().Select(seat => seat!["price"]!.GetValue<long>()).Should().Equal(0, 0);
        (await LedgerAsync(concert)).Should().Be(0);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Issue_Located_IsTheTicketsThatTheBoxOfficePrints()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await StaffAsync();
        var issued = await staff.IssueAsync(concert, "box_office", concert.SeatIds[0]);

        var ticket = await staff.GetAsync(PathOf(issued));
        var id = issued.Items("tickets")[0]["ticketId"]!.GetValue<string>();
        var picture = await staff.GetAsync($"/admin/reservations/{issued.Get<Guid>("reservationId")}/tickets/{id}.svg");
        var unknown = await staff.GetAsync($"/admin/reservations/{issued.Get<Guid>("reservationId")}/tickets/x.svg");

        ticket.ShouldBe(HttpStatusCode.OK).Get<string>("holder").Should().Be("Guest of the band");
        ticket.Items("tickets")[0]["code"]!
            .GetValue<string>()
            .Should()
            .Be(issued.Items("tickets")[0]["code"]!.GetValue<string>());
        picture.ShouldBe(HttpStatusCode.OK).Text.Should().StartWith("<svg");
        unknown.ShouldBeProblem(HttpStatusCode.NotFound, "ticket_not_found");
    }

    [Fact]
    public async Task FindTicket_OfACustomersReservation_IsNotForOperators()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (_, reservationId) = await service.BuyerAsync(concert);
        var staff = await StaffAsync();

        (await staff.GetAsync($"/admin/reservations/{reservationId}/ticket")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "reservation_not_found"
        );
        (
            await staff.GetAsync($"/admin/reservations/{Guid.CreateVersion7(service.Clock.GetUtcNow())}/ticket")
        ).ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
    }

    [Fact]
    public async Task Issue_ForTheEmailOfACustomer_IsNotTheCustomers()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var customer = await service.Crowd.CustomerAsync();
        var staff = await StaffAsync();
        var body = new
        {
            seatIds = new[] { concert.SeatIds[0] },
            method = "comp",
            holder = new { name = "Someone", email = customer.Email },
        };

        var issued = await staff.PostAsync(concert.Issues(), body);

        var id = issued.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");
        (await customer.Client.GetAsync("/reservations")).Items("items").Should().BeEmpty();
        (await customer.Client.GetAsync("/payments")).Items("items").Should().BeEmpty();
        (await customer.Client.GetAsync($"/reservations/{id}")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "reservation_not_found"
        );
        (await customer.PayAsync(id)).ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        (await customer.RefundAsync(id)).ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
    }

    [Fact]
    public async Task Issue_HeldOrSoldSeats_IsRefusedAndSellsNone()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[0]);
        var staff = await StaffAsync();
        await staff.IssueAsync(concert, "comp", concert.SeatIds[1]);

        var refused = await staff.IssueAsync(concert, "box_office", [.. concert.SeatIds]);

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        refused["seatIds"]!.AsArray().Select(id => id!.GetValue<long>()).Should().Equal(concert.SeatIds.Take(2));
        (await service.Sql.StatusesAsync(concert)).Should().Equal("held", "sold", "available");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Issue_SeatWhoseHoldHasLapsed_EndsTheHold()
    {
        var policy = RequestBodies.Policy(activeFor: "01:00:00", holdFor: "00:01:00");
        var concert = await service.Crowd.ConcertAsync(seats: 1, policy: policy);
        var (holder, reservationId) = await service.HolderAsync(concert, balance: 10_000);
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        var issued = await (await StaffAsync()).IssueAsync(concert, "box_office", concert.SeatIds[0]);

        issued.ShouldBe(HttpStatusCode.Created);
        (await holder.PayAsync(reservationId)).ShouldBeProblem(HttpStatusCode.Conflict, "reservation_expired");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Issue_MoreSeatsThanACustomerMayHave_BeforeTheSale_Succeeds()
    {
        var opens = service.Clock.GetUtcNow().AddDays(5);
        var announced = await service.AnnounceAsync(
            new
            {
                title = "Early",
                venue = RequestBodies.Venue,
                saleOpensAt = opens,
                performances = new[]
                {
                    new { startsAt = opens.AddDays(20), seats = new { count = 30, price = 1_000 } },
                },
            }
        );
        var concert = await service.OnSaleAsync(announced);

        var issued = await (await StaffAsync()).IssueAsync(concert, "box_office", [.. concert.SeatIds]);

        issued.ShouldBe(HttpStatusCode.Created).Get<long>("totalPrice").Should().Be(30_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Issue_AfterTheStart_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = $2 WHERE id = $1",
            concert.PerformanceId,
            service.Clock.GetUtcNow()
        );

        var refused = await (await StaffAsync()).IssueAsync(concert, "comp", concert.SeatIds[0]);

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
    }

    [Theory]
    [InlineData("wallet")]
    [InlineData("card")]
    public async Task Issue_UnknownMethod_IsRefused(string method)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var refused = await (await StaffAsync()).IssueAsync(concert, method, concert.SeatIds[0]);

        refused.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("method");
        (await service.Sql.StatusesAsync(concert)).Should().Equal("available");
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("a@b@c")]
    [InlineData("\u2800")]
    public async Task Issue_WrongEmail_IsRefused(string email)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var body = new
        {
            seatIds = new[] { concert.SeatIds[0] },
            method = "comp",
            holder = new { name = "Guest", email },
        };

        var refused = await (await StaffAsync()).PostAsync(concert.Issues(), body);

        refused
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields("holder.email");
    }

    [Fact]
    public async Task Issue_SeatBeyondTheHall_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await StaffAsync();

        foreach (var wrong in new[] { other.SeatIds[0], 0, -1, long.MaxValue })
            (await staff.IssueAsync(concert, "comp", concert.SeatIds[0], wrong)).ShouldBeProblem(
                HttpStatusCode.NotFound,
                "seat_not_found"
            );

        (await service.Sql.StatusesAsync(concert)).Should().Equal("available");
    }

    [Fact]
    public async Task Issue_RepeatedWithItsKey_SellsOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await StaffAsync();
        var body = HouseSeatCalls.Issue("box_office", concert.SeatIds[0]);

        var first = await staff.WithKey("issue-1").PostAsync(concert.Issues(), body);
        var again = await staff.WithKey("issue-1").PostAsync(concert.Issues(), body);

        again.ShouldBe(HttpStatusCode.Created).Text.Should().Be(first.ShouldBe(HttpStatusCode.Created).Text);
        again.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM reservations WHERE concert_id = $1",
                concert.ConcertId
            )
        )
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task Issue_Each_IsToldApartInTheFiguresTheFileTheDoorAndTheAudit()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5, price: 10_000);
        var staff = await service.Crowd.OperatorAsync();
        var (buyer, bought) = await service.BuyerAsync(concert);
        var sold = await staff.Client.IssueAsync(concert, "box_office", concert.SeatIds[1], concert.SeatIds[2]);
        var given = await staff.Client.PostAsync(
            concert.Issues(),
            new
            {
                seatIds = new[] { concert.SeatIds[3] },
                method = "comp",
                holder = new { name = "Drummer" },
                reason = "Guest of the band",
            }
        );

        var stats = await staff.Client.GetAsync($"/admin{concert.Path}/stats");
        stats
            .Items("methods")
            .Select(item => $"{item["method"]} {item["sold"]} {item["revenue"]}")
            .Should()
            .Equal("wallet 1 10000", "box_office 2 20000", "comp 1 0");
        (stats.Get<long>("sold"), stats.Get<long>("revenue")).Should().Be((4, 30_000));
        var rows = Csv(await staff.Client.GetAsync($"/admin{concert.Path}/reservations.csv"));
        rows.Select(row => $"{row["reservationId"]} {row["method"]} {row["holder"]} {row["email"]}")
            .Should()
            .Equal(
                $"{bought} wallet Someone {buyer.Email}",
                $"{sold.Get<Guid>("reservationId")} box_office Guest of the band guest@test.example",
                $"{given.Get<Guid>("reservationId")} comp Drummer "
            );
        var door = await staff.Client.GetAsync($"/admin/performances/{concert.PerformanceId}/admissions?q=drum");
        door.Items("items").Select(item => (string)item["holder"]!).Should().Equal("Drummer");
        door.Get<int>("expected").Should().Be(4);
        var audited = (await staff.Client.GetAsync("/admin/audit?limit=1")).Items("items")[0];
        audited["action"]!.GetValue<string>().Should().Be("seats.issue");
        audited["after"]!["reason"]!.GetValue<string>().Should().Be("Guest of the band");
        audited["operatorId"]!.GetValue<Guid>().Should().Be(staff.UserId);
    }

    private async Task<ApiClient> StaffAsync() => (await service.Crowd.OperatorAsync()).Client;

    private static string PathOf(Answer created) =>
        created.Headers.Location!.OriginalString.Replace("/api/v1", "", StringComparison.Ordinal);

    private static async Task CheckInAsync(ApiClient staff, ConcertOnSale concert, string code)
    {
        var entered = await staff.PostAsync("/admin/check-ins", new { code, performanceId = concert.PerformanceId });
        entered.ShouldBe(HttpStatusCode.OK).Get<string>("holder").Should().Be("Guest of the band");
    }

    private Task<long> LedgerAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            """
            SELECT count(*) FROM ledger_entries JOIN reservations ON reservations.id = reservation_id
            WHERE concert_id = $1
            """,
            concert.ConcertId
        );

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(Answer file) => file.CsvRows();
}
