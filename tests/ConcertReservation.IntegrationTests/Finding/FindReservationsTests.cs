using System.Net;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Finding;

public sealed class FindReservationsTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Find_Number_ReturnsTheReservation()
    {
        var (staff, buyer, id) = await PaidAsync();
        var number = (await buyer.Client.GetAsync($"/reservations/{id}")).Get<string>("number");

        foreach (var typed in new[] { number, number.ToLowerInvariant(), number.Remove(4, 1), $" {number} " })
            (await staff.FindIdsAsync(typed)).Should().Equal(id);
    }

    [Fact]
    public async Task Find_NumberOfAHold_ReturnsItWhateverItBecomes()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (holder, held) = await service.HolderAsync(concert);
        var (other, released) = await service.HolderAsync(concert, balance: 0, concert.SeatIds[1]);
        var staff = await service.Crowd.OperatorAsync();
        var number = (await holder.Client.GetAsync($"/reservations/{held}")).Get<string>("number");
        var ofReleased = (await other.Client.GetAsync($"/reservations/{released}")).Get<string>("number");

        (await staff.FindIdsAsync(number)).Should().Equal(held);

        (await other.Client.DeleteAsync($"/reservations/{released}")).ShouldBe(HttpStatusCode.NoContent);
        (await staff.FindIdsAsync(ofReleased)).Should().Equal(released);
    }

    [Fact]
    public async Task Find_Id_ReturnsTheReservationWithItsCustomer()
    {
        var (staff, buyer, id) = await PaidAsync();

        var found = (await staff.FindAsync($"{id}")).Items("items").Single()!;

        found.ShouldHaveFields(
            "reservationId",
            "number",
            "concertId",
            "concertTitle",
            "timeZone",
            "performanceId",
            "startsAt",
            "holder",
            "email",
            "status",
            "seats",
            "totalPrice",
            "heldAt",
            "expiresAt",
            "paidAt",
            "cancelledAt",
            "refundedAt"
        );
        found["email"]!.GetValue<string>().Should().Be(buyer.Email);
        found["status"]!.GetValue<string>().Should().Be("paid");
    }

    [Theory]
    [InlineData("박보라 Minji Kang", "박보라")]
    [InlineData("박보라 Minji Kang", "박보라 minji")]
    [InlineData("박보라 Minji Kang", "KANG")]
    [InlineData("박보라 Minji Kang", "minji")]
    [InlineData("100% Sure_Thing", "100%")]
    [InlineData("100% Sure_Thing", "sure_thing")]
    [InlineData("O'Neill \"Nel\"", "o'neill")]
    [InlineData("O'Neill \"Nel\"", "\"nel\"")]
    [InlineData("Back\\slash {0}", "back\\slash")]
    [InlineData("Back\\slash {0}", "{0}")]
    public async Task Find_BeginningOrWordOfTheName_ReturnsTheReservation(string name, string q)
    {
        var (staff, buyer, id) = await PaidAsync();
        await buyer.RenameAsync(name);

        (await staff.FindIdsAsync(q)).Should().Contain(id);
    }

    [Fact]
    public async Task Find_EMail_ReturnsTheReservationsOfItsOwner()
    {
        var (staff, buyer, id) = await PaidAsync();

        (await staff.FindIdsAsync(buyer.Email)).Should().Equal(id);
        (await staff.FindIdsAsync(buyer.Email.ToUpperInvariant())).Should().Equal(id);
        (await staff.FindIdsAsync(buyer.Email[..^3])).Should().Contain(id);
        (await staff.FindIdsAsync(buyer.Email[1..])).Should().BeEmpty();
    }

    [Theory]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\\\")]
    [InlineData("{0} {1}")]
    [InlineData("$1")]
    [InlineData("*)(|(")]
    [InlineData("0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff03")]
    public async Task Find_WildcardsAndQuotes_AreOrdinaryCharacters(string q)
    {
        var (staff, _, _) = await PaidAsync();

        (await staff.FindIdsAsync(q)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("q=a")]
    [InlineData("q=%20a%20")]
    [InlineData("q=%EA%B9%80")]
    [InlineData("q=a%00b")]
    [InlineData("q=ab%07")]
    [InlineData("status=unknown")]
    [InlineData("concertId=x")]
    [InlineData("performanceId=1.5")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=x")]
    public async Task Find_WrongQuery_IsRefused(string query)
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.GetAsync($"/admin/reservations?{query}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Find_TextThatIsTooLong_IsRefused()
    {
        var staff = await service.Crowd.OperatorAsync();

        (await staff.FindAsync(new string('a', 254))).ShouldBe(HttpStatusCode.OK);
        (await staff.FindAsync(new string('a', 255))).ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Find_Filters_ReturnOnlyWhatPasses()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var (buyer, paid) = await service.BuyerAsync(concert);
        var (_, held) = await service.HolderAsync(concert, balance: 0, concert.SeatIds[1]);
        var another = await service.Crowd.ConcertAsync();
        var elsewhere = await buyer.BoughtAsync(another, another.SeatIds[0]);
        var staff = await service.Crowd.OperatorAsync();
        var (ofConcert, ofPerformance) = ($"&concertId={concert.ConcertId}", $"&performanceId={concert.PerformanceId}");

        (await staff.FindIdsAsync("", ofConcert)).Should().Equal(held, paid);
        (await staff.FindIdsAsync("", ofPerformance)).Should().Equal(held, paid);
        (await staff.FindIdsAsync("", ofConcert + "&status=paid")).Should().Equal(paid);
        (await staff.FindIdsAsync("", ofPerformance + "&status=held")).Should().Equal(held);
        (await staff.FindIdsAsync(buyer.Email)).Should().Equal(elsewhere, paid);
        (await staff.FindIdsAsync(buyer.Email, ofConcert)).Should().Equal(paid);
        (await staff.FindIdsAsync(buyer.Email, ofPerformance + "&status=held")).Should().BeEmpty();
        (await staff.FindIdsAsync($"{paid}", "&status=held")).Should().BeEmpty();
        (await staff.FindIdsAsync("", "&concertId=999999999")).Should().BeEmpty();
        (await staff.FindIdsAsync("", "&performanceId=999999999")).Should().BeEmpty();
    }

    [Fact]
    public async Task Find_LapsedHold_IsExpired()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(holdFor: "00:00:30"));
        var (_, held) = await service.HolderAsync(concert);
        var staff = await service.Crowd.OperatorAsync();
        var filter = $"&concertId={concert.ConcertId}&status=";

        service.Clock.Advance(TimeSpan.FromSeconds(31));

        (await staff.FindIdsAsync("", filter + "held")).Should().BeEmpty();
        (await staff.FindIdsAsync("", filter + "expired")).Should().Equal(held);
    }

    [Fact]
    public async Task Find_SeveralPages_HaveEachReservationOnceNewestFirst()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5, price: 0);
        var bought = new List<Guid>();
        foreach (var seat in concert.SeatIds)
        {
            var buyer = await service.Crowd.CustomerAsync();
            await buyer.RenameAsync("Paging Person");
            bought.Add(await buyer.BoughtAsync(concert, seat));
        }
        var staff = await service.Crowd.OperatorAsync();

        foreach (var (q, filter) in new[] { ("paging", ""), ("", $"&concertId={concert.ConcertId}") })
        {
            var found = new List<Guid>();
            var cursor = "";
            do
            {
                var page = (await staff.FindAsync(q, $"{filter}&limit=2{cursor}")).ShouldBe(HttpStatusCode.OK);
                page.Ids().Count.Should().BeLessThanOrEqualTo(2);
                found.AddRange(page.Ids());
                cursor = page["nextCursor"] is { } next ? $"&cursor={next.GetValue<string>()}" : "";
            } while (cursor.Length > 0);

            found.Should().Equal(Enumerable.Reverse(bought));
        }
    }

    [Fact]
    public async Task Find_NameOfManyCustomers_ReturnsTheLatestReservations()
    {
        var (staff, buyer, id) = await PaidAsync();
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT gen_random_uuid(), '흔한이름', 'customer', mail, upper(mail), mail, upper(mail), false, 0
            FROM (SELECT 'many' || n || '@load.example' AS mail FROM generate_series(1, 1100) AS n) AS person
            """
        );
        await buyer.RenameAsync("흔한이름");

        (await staff.FindIdsAsync("흔한")).Should().Equal(id);
        (await staff.FindIdsAsync("흔한", "&status=held")).Should().BeEmpty();
    }

    private async Task<(Person Staff, Person Buyer, Guid ReservationId)> PaidAsync()
    {
        var (buyer, id) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));
        return (await service.Crowd.OperatorAsync(), buyer, id);
    }
}
