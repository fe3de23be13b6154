using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>House seats, the box office and the settlement.</summary>
public sealed class HouseTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Block_SomeSeats_CustomersSeeThemAndTheOperatorPutsThemOnSale()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Seats and box office" }).ClickAsync();
        await staff.ShouldSeeAsync("Seats selected: 0");

        await staff.ChooseSeatAsync("A Row A Seat 1");
        await staff.ChooseSeatAsync("A Row A Seat 2");
        await staff.FillAsync("Reason", "Sound desk");
        await staff.ClickButtonAsync("Block the selected seats");

        await staff.ShouldSeeSeatAsync("A Row A Seat 1", "not on sale");
        await staff.ShouldSeeAsync("Seats selected: 0");
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.OpenAsync($"{concert.Path}/dates");
        await customer.ChooseDateAsync();
        await customer.ShouldSeeSeatAsync("A Row A Seat 2", "not on sale");
        await Expect(customer.Seat("A Row A Seat 2")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(customer.Page.Locator(".legend .blocked")).ToHaveCountAsync(1);
        await Expect(staff.Seat("A Row A Seat 2")).ToHaveAttributeAsync("aria-disabled", "false");
        await staff.ChooseSeatAsync("A Row A Seat 2");
        await staff.ShouldSeeAsync("Seats selected: 1 (blocked: 1), ₩50,000");
        await staff.ClickButtonAsync("Put the blocked seats on sale");
        await staff.ShouldSeeSeatAsync("A Row A Seat 2", "available");
        await customer.ShouldSeeSeatAsync("A Row A Seat 2", "available");
        await customer.ChooseSeatAsync("A Row A Seat 2");
    }

    [BrowserFact]
    public async Task Select_ARowAndASection_ChoosesItsFreeSeats()
    {
        var concert = await Service.CreateConcertAsync();
        await Service.BuyerAsync(concert.Sale);
        var staff = await NewOperatorAsync();
        await staff.OpenAsync(concert.House);

        await staff.Page.GetByLabel("Area").SelectOptionAsync("A");
        await staff
            .Page.GetByLabel("Row", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = "B" });
        await staff.ClickButtonAsync("Select these seats");
        await staff.ShouldSeeAsync("Seats selected: 8 (blocked: 0), ₩400,000");
        await staff.Page.GetByLabel("Row", new() { Exact = true }).SelectOptionAsync("");
        await staff.ClickButtonAsync("Select these seats");
        await staff.ShouldSeeAsync("Seats selected: 31 (blocked: 0), ₩1,550,000");
        await staff.ClickButtonAsync("Clear selection");

        await staff.ShouldSeeAsync("Seats selected: 0");
    }

    [BrowserFact]
    public async Task Sell_ABlockedSeatAtTheBoxOffice_ShowsItsTicketAndSettles()
    {
        var concert = await Service.CreateConcertAsync();
        await Service.BuyerAsync(concert.Sale);
        var staff = await NewOperatorAsync(Device.Phone);
        await staff.OpenAsync(concert.House);
        await staff.ChooseSeatAsync("B Row A Seat 3");
        await staff.FillAsync("Reason", "Guests");
        await staff.ClickButtonAsync("Block the selected seats");
        await staff.ShouldSeeSeatAsync("B Row A Seat 3", "not on sale");

        await staff.ChooseSeatAsync("B Row A Seat 3");
        await staff.FillAsync("Name", "김민지");
        await staff.ClickButtonAsync("Sell for ₩30,000");

        await Expect(staff.Page.Locator(".issued .qr-code svg")).ToHaveCountAsync(1);
        await Expect(staff.Page.Locator(".issued")).ToContainTextAsync("김민지");
        await staff.ShouldSeeSeatAsync("B Row A Seat 3", "sold");
        await staff.ChooseSeatAsync("B Row A Seat 4");
        await staff.FillAsync("Name", "Drummer");
        await staff.ClickButtonAsync("Give away");
        await Expect(staff.Page.Locator(".issued")).ToContainTextAsync("Complimentary");
        var rows = staff.Page.Locator(".settlement tbody tr");
        await Expect(rows)
            .ToHaveTextAsync(["₩50,000Wallet10₩50,000", "₩30,000Box office10₩30,000", "₩0Complimentary10₩0"]);
        await Expect(staff.Page.Locator(".settlement tfoot")).ToContainTextAsync("Net₩80,000");
        var download = await staff.Page.RunAndWaitForDownloadAsync(() =>
            staff.ClickButtonAsync("Download settlement (CSV)")
        );
        download.SuggestedFilename.Should().Be($"settlement-{concert.Sale.PerformanceId}.csv");
    }

    [BrowserFact]
    public async Task Sell_SeatThatACustomerHoldsMeanwhile_SaysSoAndDropsIt()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus(409, "/issues");
        await staff.OpenAsync(concert.House);
        // The map does not learn of it before the request.
        await staff.Page.RouteAsync("**/seat-states?since=*", _ => { });
        await staff.ChooseSeatAsync("A Row A Seat 1");
        await Service.HolderAsync(concert.Sale, balance: 0, concert.Sale.SeatIds[0]);
        await staff.Page.UnrouteAsync("**/seat-states?since=*");
        await staff.FillAsync("Name", "Guest");
        await staff.ClickButtonAsync("Sell for ₩50,000");

        await staff.ShouldSeeSeatAsync("A Row A Seat 1", "on hold");
        await staff.ShouldSeeAsync("Seats selected: 0");
    }

    [BrowserFact]
    public async Task House_InKorean_SpeaksKorean()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenAsync(concert.House);

        await staff.ClickButtonAsync("한국어");

        await staff.ShouldSeeAsync("보류석 · 현장 판매");
        await staff.ShouldSeeAsync("선택한 좌석 0석(보류석 0석)");
        await Expect(staff.Button("초대권 발권")).ToBeVisibleAsync();
    }
}
