using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class MoneyTests(Stage stage) : Scenario(stage)
{
    [BrowserFact]
    public async Task Pay_WithTooLittle_TopsUpWhatIsMissingAndPays()
    {
        var show = await Service.ShowAsync();
        var (person, reservationId) = await Service.HolderAsync(show.Sale, balance: 20_000);
        var someone = await ArriveAsync(person);

        await someone.OpenAsync($"/reservations/{reservationId}");
        await someone.SeesAsync("A little more is needed");
        await Expect(someone.Button("Pay ₩50,000")).ToBeHiddenAsync();
        await Expect(someone.Page.GetByLabel("Amount in won")).ToHaveValueAsync("30000");
        await someone.TopUpAsync();
        await someone.SeesAsync("₩50,000");
        await someone.PayAsync("₩50,000");

        await someone.SeesTheTicketAsync(show.Title, "A Row A No. 1");
        (await person.BalanceAsync()).Should().Be(0);
    }

    [BrowserFact]
    public async Task Pay_WithMoneySpentElsewhereMeanwhile_AsksForTheRest()
    {
        var show = await Service.ShowAsync();
        var other = await Service.ShowAsync();
        var (person, reservationId) = await Service.HolderAsync(show.Sale, balance: 60_000);
        var someone = await ArriveAsync(person);
        someone.Watch.Expect(402, "/payment");
        await someone.OpenAsync($"/reservations/{reservationId}");
        await Expect(someone.Button("Pay ₩50,000")).ToBeVisibleAsync();

        var elsewhere = await person.InLineAsync(other.Sale);
        var held = await elsewhere.HoldAsync(other.Sale, other.Sale.SeatIds[0]);
        (await elsewhere.PayAsync(held.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
        await someone.PayAsync("₩50,000");

        await someone.SeesAsync("A little more is needed");
        await Expect(someone.Page.GetByLabel("Amount in won")).ToHaveValueAsync("40000");
    }

    [BrowserFact]
    public async Task Refund_APaidTicket_PutsTheMoneyBack()
    {
        var show = await Service.ShowAsync();
        var (person, _) = await Service.BuyerAsync(show.Sale, balance: 50_000);
        var someone = await ArriveAsync(person);
        await someone.OpenAsync("/reservations");
        await someone.FollowAsync(show.Title);
        await someone.SeesHeadingAsync("Paid");

        await someone.PressAsync("Refund");
        await someone.AnswerAsync("Refund the ticket?", "No, go back");
        await someone.SeesHeadingAsync("Paid");
        await someone.PressAsync("Refund");
        await someone.AnswerAsync("Refund the ticket?", "Refund");

        await someone.SeesHeadingAsync("Refunded");
        await someone.SeesAsync("The money is back in your wallet.");
        await someone.OpenAsync("/wallet");
        await Expect(someone.Page.Locator(".number.money")).ToHaveTextAsync("₩50,000");
        await Expect(someone.Main.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Refund", "Payment", "Top-up"]);
    }

    [BrowserFact]
    public async Task TopUp_TheWallet_ShowsTheBalanceAndTheEntry()
    {
        var someone = await ArriveAsync(await Service.Crowd.CustomerAsync());
        await someone.OpenAsync("/wallet");
        await someone.SeesAsync("Nothing yet.");

        await someone.TopUpAsync();
        await someone.SeesAsync("This is needed.");
        await someone.PressAsync("₩10,000");
        await someone.TopUpAsync();

        await Expect(someone.Page.Locator(".number.money")).ToHaveTextAsync("₩10,000");
        await someone.SeesAsync("+₩10,000");
    }
}
