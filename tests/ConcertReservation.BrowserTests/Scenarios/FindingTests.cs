using System.Net;
using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>A customer calls and reads out a number.</summary>
public sealed class FindingTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Find_NumberOnThePhone_ShowsTheStoryAndRefundsASeat()
    {
        var concert = await Service.CreateConcertAsync();
        var buyer = await Service.VisitorAsync(concert.Sale, balance: 200_000);
        var held = await buyer.HoldAsync(concert.Sale, concert.Sale.SeatIds[0], concert.Sale.SeatIds[1]);
        var (id, number) = (held.Get<Guid>("reservationId"), held.Get<string>("number"));
        (await buyer.PayAsync(id)).ShouldBe(HttpStatusCode.Created);
        var staff = await NewOperatorAsync(Device.Phone);
        await staff.OpenAsync("/desk");
        await staff.ClickLinkAsync("Find reservations");

        await staff.FillAsync("Reservation number, email or name", number.ToLowerInvariant());
        await staff.ClickButtonAsync("Search");
        await staff.ShouldSeeAsync(buyer.Email);
        await staff.ShouldFitTheWidthAsync();
        await staff.Page.Locator(".found a.row").ClickAsync();
        await staff.ShouldSeeHeadingAsync(number);
        await staff.ShouldFitTheWidthAsync();
        await Expect(staff.Page.Locator(".story li")).ToHaveCountAsync(5);

        await staff.Page.Locator("input[name=seat]").First.CheckAsync();
        await staff.FillAsync("Reason", "Broke a leg");
        await staff.ClickButtonAsync("Refund");
        await staff.ChooseInDialogAsync("Refund ₩50,000?", "Refund");

        await Expect(staff.Page.Locator(".story li").Last).ToContainTextAsync("Reason: Broke a leg");
        await Expect(staff.Page.Locator(".story li").Last).ToContainTextAsync("By Someone");
        (await buyer.BalanceAsync()).Should().Be(150_000);
    }

    [BrowserFact]
    public async Task Refund_OfABoxOfficeSale_SaysThatTheCashIsHandedBack()
    {
        var concert = await Service.CreateConcertAsync();
        var body = new
        {
            seatIds = new[] { concert.Sale.SeatIds[0] },
            holder = new { name = "Walk-in" },
            method = "box_office",
        };
        var person = await Service.Crowd.StaffAsync("box_office");
        var path = $"/admin{concert.Path}/performances/{concert.Sale.PerformanceId}/issues";
        var issued = (await person.Client.PostAsync(path, body)).ShouldBe(HttpStatusCode.Created);
        var staff = await NewUserAsync(person, role: "box_office");

        await staff.OpenAsync($"/desk/reservations/{issued.Get<Guid>("reservationId")}");
        await Expect(staff.Page.Locator("a[href^=mailto]")).ToHaveCountAsync(0);
        await staff.FillAsync("Reason", "Ill");
        await staff.ClickButtonAsync("Refund");
        await Expect(staff.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("hand ₩50,000 back to Walk-in");
        await staff.ChooseInDialogAsync("Refund ₩50,000?", "Refund");

        await Expect(staff.Page.Locator(".story li").Last).ToContainTextAsync("Reason: Ill");
    }

    [BrowserFact]
    public async Task Find_NothingOrTooShort_SaysSo()
    {
        var staff = await NewOperatorAsync();
        await staff.OpenAsync("/desk/find");

        await staff.FillAsync("Reservation number, email or name", "a");
        await staff.ClickButtonAsync("Search");
        await Expect(staff.Page.Locator(".field-error").First).Not.ToBeEmptyAsync();

        await staff.FillAsync("Reservation number, email or name", "nobody at all");
        await staff.ClickButtonAsync("Search");
        await staff.ShouldSeeAsync("No reservation was found.");
    }

    [BrowserFact]
    public async Task Ticket_Paid_ShowsTheNumberAndSavesTheCalendarFile()
    {
        var (person, id) = await Service.BuyerAsync((await Service.CreateConcertAsync()).Sale);
        var number = (await person.Client.GetAsync($"/reservations/{id}")).Get<string>("number");
        var customer = await NewUserAsync(person);

        await customer.OpenAsync($"/reservations/{id}");
        await customer.ShouldSeeAsync(number);
        await customer.OpenAsync($"/reservations/{id}/ticket");
        await customer.ShouldSeeAsync(number);
        var file = await customer.Page.RunAndWaitForDownloadAsync(() => customer.ClickButtonAsync("Add to calendar"));

        file.SuggestedFilename.Should().Be($"{number}.ics");
        (await File.ReadAllTextAsync((await file.PathAsync())!)).Should().StartWith("BEGIN:VCALENDAR");
    }
}
