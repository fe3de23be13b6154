using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>The camera at the entrance, in a browser that cannot read codes itself.</summary>
public sealed class CameraTests(TestSite site) : BrowserTest(site)
{
    private IBrowser? _chromium;

    [BrowserTheory]
    [InlineData("delete window.BarcodeDetector;")]
    [InlineData("window.BarcodeDetector = class { static getSupportedFormats = async () => []; };")]
    public async Task Scan_BrowserReadsNoCodes_TheServiceReadsThem(string browser)
    {
        var (buyer, reservationId) = await Service.BuyerAsync((await Service.CreateConcertOfTonightAsync()).Sale);
        var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
        using var folder = new TemporaryFolder();
        var film = folder.PathOf("ticket.y4m");
        await CameraFilm.WriteAsync(film, code);
        _chromium = await Chromium.StartAsync(film);
        var staff = await NewOperatorAsync(browser: _chromium);
        await staff.Page.AddInitScriptAsync(browser);
        await staff.OpenAsync("/desk/check-in");

        await staff.ClickButtonAsync("Scan with the camera");

        await staff.ShouldSeeAnswerAsync("Ticket accepted");
        await staff.ShouldSeeAnswerAsync("A Row A Seat 1");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_chromium is not null)
            await _chromium.CloseAsync();
    }
}
