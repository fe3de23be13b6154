using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>Browsers without newer features, and browsers that refuse to store anything.</summary>
public sealed class OldBrowserTests(TestSite site) : BrowserTest(site)
{
    // What the pages use, or might use, and what one of the browsers of three years ago does not have.
    private const string RemoveNewFeatures = """
        delete Intl.DurationFormat;
        delete AbortSignal.any;
        delete Map.groupBy;
        delete Object.groupBy;
        delete Promise.withResolvers;
        delete Promise.try;
        delete Array.fromAsync;
        delete Uint8Array.fromBase64;
        delete window.Iterator;
        delete window.Notification;
        delete window.BarcodeDetector;
        delete window.BroadcastChannel;
        delete Navigator.prototype.locks;
        delete Navigator.prototype.serviceWorker;
        """;

    private const string BlockStorage = """
        for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
        """;

    [BrowserTheory]
    [InlineData(RemoveNewFeatures, "")]
    [InlineData(BlockStorage, "This browser blocks storage for this site.")]
    public async Task Buy_FeaturesMissing_EndsWithTheTicket(string setUp, string note)
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync();
        await customer.Page.AddInitScriptAsync(setUp);

        await customer.OpenAsync(concert.Path);
        await customer.ClickLinkAsync("Join the line");
        await customer.SignUpAsync("Kim Ha-neul", $"old-{setUp.Length}@test.example");
        await customer.WaitForAdmissionAsync();
        await customer.ChooseDateAsync();
        await customer.ChooseSeatAsync("A Row B Seat 3");
        await customer.HoldAsync("₩50,000");
        await customer.TopUpAsync();
        await customer.PayAsync("₩50,000");

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row B Seat 3");
        await Expect(customer.Page.Locator("#storage-note")).ToBeVisibleAsync(new() { Visible = note != "" });
        await Expect(customer.Page.Locator("#storage-note")).ToContainTextAsync(note);
    }

    [BrowserFact]
    public async Task Wait_FeaturesMissing_ShowsTheEstimate()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.Page.AddInitScriptAsync(RemoveNewFeatures);
        await customer.ChangeQueueTokenAsync(token => token["estimatedWaitSeconds"] = 3_900);

        await customer.OpenAsync(concert.Line);

        await customer.ShouldSeePositionAsync(1, concert);
        await customer.ShouldSeeAsync("about 1 hour, 5 minutes");
    }
}
