using System.Net;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Finding;

public sealed class ReservationNumberTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Hold_OnTwoInstances_GivesEachReservationAnotherNumber()
    {
        const int Customers = 40;
        var concert = await service.Crowd.ConcertAsync(seats: Customers, price: 0);
        var customers = await Task.WhenAll(
            (await service.Crowd.CustomersAsync(Customers)).Select(customer => customer.InLineAsync(concert))
        );

        var held = await Task.WhenAll(
            customers.Select(
                (customer, i) =>
                    customer
                        .At(i)
                        .PostAsync(
                            concert.Reservations,
                            new { performanceId = concert.PerformanceId, seatIds = new[] { concert.SeatIds[i] } }
                        )
            )
        );

        held.Should().OnlyContain(answer => answer.Status == HttpStatusCode.Created);
        held.Select(answer => answer.Get<string>("number"))
            .Should()
            .OnlyHaveUniqueItems()
            .And.AllSatisfy(number => number.Should().MatchRegex("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"));
    }

    [Fact]
    public async Task Number_EverywhereItIsShown_IsTheSame()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await service.VisitorAsync(concert, balance: 10_000);
        var held = (await buyer.HoldAsync(concert, concert.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        var id = await buyer.PaidAsync(held.Get<Guid>("reservationId"));
        var staff = await service.Crowd.OperatorAsync();
        var ticket = await buyer.Client.GetAsync($"/reservations/{id}/ticket");
        var checkIn = new { code = ticket.Get<string>("code"), performanceId = concert.PerformanceId };
        var csv = (await staff.Client.GetAsync($"/admin/concerts/{concert.ConcertId}/reservations.csv")).Text;

        string[] numbers =
        [
            held.Get<string>("number"),
            (await buyer.Client.GetAsync($"/reservations/{id}")).Get<string>("number"),
            (await buyer.Client.GetAsync("/reservations")).Items("items").Single()["number"]!.GetValue<string>(),
            ticket.Get<string>("number"),
            (await staff.Client.PostAsync("/admin/check-ins", checkIn)).Get<string>("number"),
            (await staff.StoryAsync(id)).Get<string>("number"),
            csv.Split("\r\n")[1].Split(',')[1],
        ];

        numbers.Should().AllBe(numbers[0]);
    }

    [Fact]
    public async Task Number_OfAReservationThatThePreviousVersionWrote_IsGiven()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (holder, _) = await service.HolderAsync(concert);
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at)
            SELECT gen_random_uuid(), $1, $2, $3, 'expired', 0, now() - interval '2 hours', now() - interval '1 hour'
            FROM generate_series(1, 50)
            """,
            concert.ConcertId,
            concert.PerformanceId,
            holder.UserId
        );

        var listed = await holder.Client.GetAsync("/reservations?limit=100");

        listed
            .Items("items")
            .Select(item => item["number"]!.GetValue<string>())
            .Should()
            .HaveCount(51)
            .And.OnlyHaveUniqueItems();
    }
}
