using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class MoneyTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Pay_BalanceTooLow_TopsUpTheDifferenceAndPays()
    {
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale, balance: 20_000);
        var customer = await NewUserAsync(person);

        await customer.OpenAsync($"/reservations/{reservationId}");
        await customer.ShouldSeeAsync("Top up your wallet to pay");
        await Expect(customer.Button("Pay ₩50,000")).ToBeHiddenAsync();
        await Expect(customer.Page.GetByLabel("Amount in won")).ToHaveValueAsync("30000");
        await customer.TopUpAsync();
        await customer.ShouldSeeAsync("₩50,000");
        await customer.PayAsync("₩50,000");

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
        (await person.BalanceAsync()).Should().Be(0);
    }

    [BrowserFact]
    public async Task Pay_BalanceSpentInAnotherPurchase_AsksForTheDifference()
    {
        var concert = await Service.CreateConcertAsync();
        var other = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale, balance: 60_000);
        var customer = await NewUserAsync(person);
        customer.Monitor.AllowStatus(402, "/payment");
        await customer.OpenAsync($"/reservations/{reservationId}");
        await Expect(customer.Button("Pay ₩50,000")).ToBeVisibleAsync();

        var elsewhere = await person.InLineAsync(other.Sale);
        var held = await elsewhere.HoldAsync(other.Sale, other.Sale.SeatIds[0]);
        (await elsewhere.PayAsync(held.Get<Guid>("reservationId"))).ShouldBe(HttpStatusCode.Created);
        await customer.PayAsync("₩50,000");

        await customer.ShouldSeeAsync("Top up your wallet to pay");
        await Expect(customer.Page.GetByLabel("Amount in won")).ToHaveValueAsync("40000");
    }

    [BrowserFact]
    public async Task Refund_PaidTicket_ReturnsTheMoney()
    {
        var concert = await Service.CreateConcertAsync();
        var (person, _) = await Service.BuyerAsync(concert.Sale, balance: 50_000);
        var customer = await NewUserAsync(person);
        await customer.OpenAsync("/reservations");
        await customer.ClickLinkAsync(concert.Title);
        await customer.ShouldSeeHeadingAsync("Paid");

        await customer.ClickButtonAsync("Refund");
        await customer.ChooseInDialogAsync("Refund the ticket?", "Go back");
        await customer.ShouldSeeHeadingAsync("Paid");
        await customer.ClickButtonAsync("Refund");
        await customer.ChooseInDialogAsync("Refund the ticket?", "Refund");

        await customer.ShouldSeeHeadingAsync("Refunded");
        await customer.ShouldSeeAsync("The amount was refunded to your wallet.");
        await customer.OpenAsync("/wallet");
        await Expect(customer.Page.Locator(".big-number.money")).ToHaveTextAsync("₩50,000");
        await Expect(customer.Main.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Refund", "Payment", "Top-up"]);
    }

    [BrowserFact]
    public async Task Refund_OneOfTwoSeats_KeepsTheOther()
    {
        var concert = await Service.CreateConcertAsync();
        var seatIds = concert.Sale.SeatIds.Take(2).ToArray();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale, balance: 100_000, seatIds);
        (await person.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        var customer = await NewUserAsync(person);
        await customer.OpenAsync($"/reservations/{reservationId}");
        await customer.ShouldSeeAsync("To refund only some of the seats");

        await customer.Page.GetByLabel("A Row A Seat 2").CheckAsync();
        await customer.ClickButtonAsync("Refund");
        await Expect(customer.Page.GetByRole(AriaRole.Dialog))
            .ToContainTextAsync(
                "₩50,000 will be refunded to your wallet, and these seats go on sale again: A Row A Seat 2"
            );
        await customer.ChooseInDialogAsync("Refund the ticket?", "Refund");

        await Expect(customer.Main.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["A Row A Seat 1₩50,000"]);
        await customer.ShouldSeeHeadingAsync("Paid");
    }

    [BrowserFact]
    public async Task TopUp_Wallet_ShowsTheBalanceAndTheTransaction()
    {
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync());
        await customer.OpenAsync("/wallet");
        await customer.ShouldSeeAsync("No transactions yet.");

        await customer.TopUpAsync();
        await customer.ShouldSeeAsync("Please fill in this field.");
        await customer.ClickButtonAsync("₩10,000");
        await customer.TopUpAsync();

        await Expect(customer.Page.Locator(".big-number.money")).ToHaveTextAsync("₩10,000");
        await customer.ShouldSeeAsync("+₩10,000");
    }

    [BrowserFact]
    public async Task Open_WalletWithTheHighestBalanceOnAPhone_ShowsItOnOneLine()
    {
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync(), Device.Phone with { Width = 320 });
        await customer.ChangeResponseAsync("**/api/v1/balance", json => json["balance"] = 1_000_000_000);

        await customer.OpenAsync("/wallet");

        const string Balance = ".big-number.money";
        await Expect(customer.Page.Locator(Balance)).ToHaveTextAsync("₩1,000,000,000");
        await customer.ShouldShowOnOneLineAsync(Balance);
    }
}
