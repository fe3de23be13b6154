using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>A release of the pages reaches browsers that stored the version before.</summary>
public sealed class AppUpdateTests(EditableSite site) : BrowserTest(site), IClassFixture<EditableSite>
{
    [BrowserFact]
    public async Task Open_AfterARelease_ShowsTheNewVersionAtOnceAndAlsoWithoutANetwork()
    {
        var customer = await NewUserAsync(device: Device.Phone with { HasServiceWorker = true });
        customer.Monitor.AllowLostConnection();
        await customer.OpenAsync("/");
        await customer.WaitForServiceWorkerAsync();
        var before = await customer.StoredCachesAsync();
        await site.ReleaseAsync("i18n/en.json", "\"Concert tickets\"", "\"Tickets of tomorrow\"");

        await customer.ReloadAsync();
        await ShouldSeeNameAsync(customer, "Tickets of tomorrow");

        await customer.Page.WaitForFunctionAsync(
            "async old => { const names = await caches.keys(); return names.length === 1 && names[0] !== old; }",
            before.Should().ContainSingle().Which
        );
        await customer.SetOfflineAsync(true);
        await customer.ReloadAsync();
        await ShouldSeeNameAsync(customer, "Tickets of tomorrow");
    }

    private static Task ShouldSeeNameAsync(BrowserUser customer, string name) =>
        Expect(customer.Page.Locator(".brand")).ToHaveTextAsync(name);
}
