using System.Globalization;
using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>The cost of a first visit on a phone, measured by the browser itself.</summary>
public sealed class FirstLoadTests(TestSite site) : BrowserTest(site)
{
    private const int MaxRequests = 15;
    private const int MaxBytes = 57_000;
    private const int MostPosters = 4;

    // Headers and compressed bodies, as Chromium received them. Taken when the concerts are painted, which is later
    // than
    // the first contentful paint and so the stricter limit.
    private const string Transfers = """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .map(entry => `${entry.transferSize} ${new URL(entry.name).pathname}`)
        """;

    [BrowserFact]
    public async Task Open_CatalogueForTheFirstTimeOnAPhone_NeedsFewRequestsAndBytes()
    {
        for (var n = 0; n < MostPosters; n++)
            await Service.CreateConcertAsync();
        var customer = await NewUserAsync(device: Device.Phone);

        await customer.OpenAsync("/");
        await Expect(customer.Page.Locator("a.concert")).Not.ToHaveCountAsync(0);
        await customer.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var transfers = await customer.Page.EvaluateAsync<string[]>(Transfers);
        transfers.Should().HaveCountLessThanOrEqualTo(MaxRequests);
        transfers
            .Sum(transfer => int.Parse(transfer.Split(' ')[0], CultureInfo.InvariantCulture))
            .Should()
            .BeInRange(1, MaxBytes);
        transfers
            .Should()
            .Contain(transfer => transfer.EndsWith("/js/app.js", StringComparison.Ordinal), "the script is measured");
    }

    [BrowserFact]
    public async Task Open_CatalogueAgain_LoadsNoAssetAgain()
    {
        await Service.CreateConcertAsync();
        var customer = await NewUserAsync(device: Device.Phone);
        await customer.OpenAsync("/");
        await Expect(customer.Page.Locator("a.concert")).Not.ToHaveCountAsync(0);

        await customer.OpenAsync("/wallet");
        await customer.ShouldSeeHeadingAsync("Sign in");

        var transfers = await customer.Page.EvaluateAsync<string[]>(Transfers);
        transfers
            .Where(transfer => transfer.Contains("/assets/", StringComparison.Ordinal))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(
                transfer => transfer.StartsWith("0 ", StringComparison.Ordinal),
                "they come from the cache"
            );
    }
}
