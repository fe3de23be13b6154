using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>Each state has its own words, also when something else changed it.</summary>
public sealed class StateTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Open_UnknownAddress_ShowsThePage()
    {
        var customer = await NewUserAsync();
        customer.Monitor.AllowStatus(404, "/nowhere");

        await customer.OpenAsync("/nowhere");

        await customer.ShouldSeeAsync("This page does not exist.");
        await customer.ClickLinkAsync("View concerts");
        await customer.ShouldSeeHeadingAsync("Concerts");
    }

    [BrowserFact]
    public async Task Open_SoldOutDate_IsNotStruckThrough()
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync();
        await customer.ChangeResponseAsync(
            $"**/api/v1{concert.Path}",
            json => json["performances"]![0]!["availableSeats"] = 0
        );

        await customer.OpenAsync(concert.Path);

        await Expect(customer.Page.GetByText("Sold out")).ToHaveCSSAsync("text-decoration-line", "none");
    }

    [BrowserFact]
    public async Task Open_TicketOfARefundedReservation_SaysThatItIsRefunded()
    {
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.BuyerAsync(concert.Sale);
        (await person.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);
        var customer = await NewUserAsync(person);

        await customer.OpenAsync($"/reservations/{reservationId}/ticket");

        await customer.ShouldSeeHeadingAsync("Refunded");
        await customer.ShouldSeeAsync("The amount was refunded to your wallet.");
    }

    [BrowserTheory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public async Task Open_PaidReservation_OffersTheRefundUntilItsDeadline(int days, bool isOffered)
    {
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.BuyerAsync(concert.Sale);
        var customer = await NewUserAsync(person);
        var deadline = Service.Clock.GetUtcNow().AddDays(days);
        await customer.ChangeResponseAsync(
            $"**/api/v1{concert.Path}",
            json => json["performances"]![0]!["refundableUntil"] = deadline.UtcDateTime
        );

        await customer.OpenAsync($"/reservations/{reservationId}");

        await customer.ShouldSeeAsync(isOffered ? "You can refund the ticket until" : "can no longer be refunded");
        await Expect(customer.Button("Refund")).ToBeVisibleAsync(new() { Visible = isOffered });
    }

    [BrowserFact]
    public async Task Hold_OfFiveMinutes_StartsAtFive()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(holdFor: "00:05:00"));
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        // The page remembers each text that the count-down shows.
        await customer.Page.AddInitScriptAsync(
            """
            window.shown = [];
            new MutationObserver(() => {
                const text = document.querySelector('main .panel count-down')?.textContent;
                if (text && !shown.includes(text)) shown.push(text);
            }).observe(document, { childList: true, subtree: true, characterData: true });
            """
        );
        await customer.OpenAsync(concert.Seats);
        await customer.ChooseSeatAsync("A Row A Seat 1");

        await customer.HoldAsync("₩50,000");

        await Expect(customer.Page.Locator("main .panel count-down")).ToContainTextAsync("4:5");
        (await customer.Page.EvaluateAsync<string[]>("() => window.shown")).Should().NotContain("5:01");
    }

    [BrowserFact]
    public async Task Pay_InAnotherTab_IsShownInThisOne()
    {
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale, balance: 50_000);
        var customer = await NewUserAsync(person);
        await customer.OpenAsync($"/reservations/{reservationId}");
        await Expect(customer.Button("Pay ₩50,000")).ToBeVisibleAsync();

        var otherTab = await customer.Page.Context.NewPageAsync();
        await otherTab.GotoAsync($"/reservations/{reservationId}");
        await otherTab.GetByRole(AriaRole.Button, new() { Name = "Pay ₩50,000" }).ClickAsync();
        await Expect(otherTab.Locator(".ticket")).ToBeVisibleAsync();

        await customer.ShouldSeeHeadingAsync("Paid");
    }

    [BrowserFact]
    public async Task Open_ConcertWhoseSaleIsClosed_OffersNoLine()
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync();
        await customer.ChangeResponseAsync($"**/api/v1{concert.Path}", json => json["saleState"] = "closed");

        await customer.OpenAsync(concert.Path);

        await customer.ShouldSeeAsync("The sale has closed.");
        await customer.ShouldNotSeeAsync("Join the line");
    }
}
