using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class PurchaseTests(TestSite site) : BrowserTest(site)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Buy_NewCustomer_EndsWithTheTicket(bool onAPhone)
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(device: onAPhone ? Device.Phone : Device.Desktop);

        await customer.OpenAsync("/");
        await customer.ShouldFitTheWidthAsync();
        await customer.ClickLinkAsync(concert.Title);
        await customer.ShouldSeeHeadingAsync(concert.Title);
        await customer.ShouldFitTheWidthAsync();
        await customer.ClickLinkAsync("Join the line");
        await customer.SignUpAsync("Kim Ha-neul", $"new-{onAPhone}@test.example");
        await customer.WaitForAdmissionAsync();
        await customer.ShouldFitTheWidthAsync();
        await customer.ChooseDateAsync();
        await customer.ChooseSeatAsync("A Row B Seat 3");
        await customer.ChooseSeatAsync("B Row A Seat 8");
        await customer.ShouldSeeChosenAsync("A Row B Seat 3", "B Row A Seat 8");
        await customer.ShouldFitTheWidthAsync();
        await customer.HoldAsync("₩80,000");
        await customer.ShouldFitTheWidthAsync();
        await customer.TopUpAsync();
        await customer.PayAsync("₩80,000");

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row B Seat 3, B Row A Seat 8");
        await customer.ShouldSeeAsync("Kim Ha-neul");
        await customer.ShouldFitTheWidthAsync();
        await customer.OpenAsync("/reservations");
        await customer.ShouldSeeAsync("Paid");
    }

    [BrowserFact]
    public async Task Back_AfterThePayment_JoinsNoLine()
    {
        var concert = await Service.CreateConcertAsync();
        var person = await Service.Crowd.CustomerAsync(balance: 50_000);
        var customer = await NewUserAsync(person);
        await customer.JoinLineAsync(concert);
        await customer.WaitForAdmissionAsync();
        await customer.ChooseDateAsync();
        await customer.ChooseSeatAsync("A Row A Seat 1");
        await customer.HoldAsync("₩50,000");
        await customer.PayAsync("₩50,000");
        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");

        await customer.Page.GoBackAsync();
        await customer.ShouldSeeHeadingAsync("Waiting room");
        await customer.OpenAsync($"{concert.Path}/dates");
        await customer.ShouldSeeHeadingAsync("Waiting room");

        await Expect(customer.Main.GetByRole(AriaRole.Link, new() { Name = "Join the line" })).ToBeVisibleAsync();
        (await person.Client.GetAsync(concert.Sale.Line))
            .Text.Should()
            .NotContain("\"active\"")
            .And.NotContain("\"waiting\"");
    }
}
