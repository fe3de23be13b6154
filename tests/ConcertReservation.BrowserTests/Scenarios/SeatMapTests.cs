using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class SeatMapTests(TestSite site) : BrowserTest(site)
{
    private const string Taken = "A Row A Seat 1 is no longer available. Your other seats are still selected.";

    [BrowserFact]
    public async Task Choose_SeatHeldByAnotherCustomer_IsRemovedFromTheSelection()
    {
        var concert = await Service.CreateConcertAsync();
        var (slow, quick) = (await OpenSeatMapAsync(concert), await OpenSeatMapAsync(concert));
        await slow.ChooseSeatAsync("A Row A Seat 1");
        await slow.ChooseSeatAsync("A Row A Seat 2");

        await quick.ChooseSeatAsync("A Row A Seat 1");
        await quick.HoldAsync("₩50,000");

        await slow.ShouldSeeAsync(Taken);
        await slow.ShouldSeeSeatAsync("A Row A Seat 1", "on hold");
        await slow.ShouldSeeChosenAsync("A Row A Seat 2");
        await slow.HoldAsync("₩50,000");
        await slow.ShouldSeeAsync("A Row A Seat 2");
    }

    [BrowserFact]
    public async Task Hold_SeatThatIsNoLongerAvailable_IsRemovedFromTheSelection()
    {
        var concert = await Service.CreateConcertAsync();
        var slow = await OpenSeatMapAsync(concert);
        slow.Monitor.AllowStatus(409, "/reservations");
        await slow.Page.RouteAsync("**/seat-states**", _ => { }); // the map gets no updates from here on
        await slow.ChooseSeatAsync("A Row A Seat 1");
        await slow.ChooseSeatAsync("A Row A Seat 2");

        var quick = await Service.VisitorAsync(concert.Sale);
        (await quick.HoldAsync(concert.Sale, concert.Sale.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        await slow.ClickButtonAsync("Reserve for ₩100,000");

        await slow.ShouldSeeAsync(Taken);
        await slow.ShouldSeeChosenAsync("A Row A Seat 2");
        await slow.HoldAsync("₩50,000");
    }

    [BrowserFact]
    public async Task Choose_MoreThanTheLimit_IsRefused()
    {
        var customer = await OpenSeatMapAsync(await Service.CreateConcertAsync());

        for (var n = 1; n <= 4; n++)
            await customer.ChooseSeatAsync($"A Row A Seat {n}");
        await customer.Seat("A Row A Seat 5").ClickAsync();

        await customer.ShouldSeeAsync("You can choose at most 4 seats per reservation.");
        await customer.ShouldSeeSeatAsync("A Row A Seat 5", "available");
        await customer.ClickButtonAsync("Remove A Row A Seat 2");
        await customer.ShouldSeeChosenAsync("A Row A Seat 1", "A Row A Seat 3", "A Row A Seat 4");
    }

    [BrowserTheory]
    [InlineData(2, 8, 2)]
    [InlineData(6, 3, 3)]
    public async Task Choose_OtherPolicy_ShowsItsLimit(int perReservation, int perUser, int limit)
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.ChangeResponseAsync(
            $"**/api/v1{concert.Path}",
            json =>
            {
                json["maxSeatsPerReservation"] = perReservation;
                json["maxSeatsPerUser"] = perUser;
            }
        );

        await customer.OpenAsync(concert.Seats);

        await customer.ShouldSeeAsync($"Choose up to {limit} seats");
        await Expect(customer.Page.GetByLabel("Seats", new() { Exact = true }).GetByRole(AriaRole.Option))
            .ToHaveCountAsync(limit);
    }

    private async Task<BrowserUser> OpenSeatMapAsync(TestConcert concert)
    {
        var user = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await user.OpenAsync(concert.Seats);
        await Expect(user.Seat("A Row A Seat 1")).ToBeVisibleAsync();
        return user;
    }
}
