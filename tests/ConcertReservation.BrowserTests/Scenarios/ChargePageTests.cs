using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;
using ConcertReservation.Testing.Charges;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>The wallet with a payment provider: the customer pays on its page and comes back.</summary>
public sealed class ChargePageTests(ChargingSite site) : BrowserTest(site), IClassFixture<ChargingSite>
{
    [BrowserFact]
    public async Task TopUp_PaidOnTheProvidersPage_IsInTheWalletAndCanGoBackToTheCard()
    {
        var person = await Service.Crowd.CustomerAsync();
        var customer = await NewUserAsync(person);
        await OpenCheckoutAsync(customer);
        await customer.ShouldSeeAsync("Card of the test, 30000 KRW");
        var chargeId = customer.Page.Url.Split('/')[^1];
        site.Provider.Authorize(chargeId, 30_000);

        await customer.ClickButtonAsync("Pay");

        await customer.ShouldSeeAsync("Paid. The amount is in your wallet.");
        (await person.BalanceAsync()).Should().Be(30_000);
        await customer.ClickLinkAsync("Go to the wallet");
        await customer.ShouldSeeAsync("Top-ups by card");
        await customer.ClickButtonAsync("Return to card");
        await customer.ChooseInDialogAsync("Return money to the card?", "Return to card");
        await customer.ShouldSeeAsync("Returned to card");
        (await person.BalanceAsync()).Should().Be(0);
    }

    [BrowserFact]
    public async Task TopUp_TheBankHasNotSaid_TellsSoUntilItHas()
    {
        var person = await Service.Crowd.CustomerAsync();
        var customer = await NewUserAsync(person);
        await OpenCheckoutAsync(customer);
        var chargeId = customer.Page.Url.Split('/')[^1];
        site.Provider.Authorize(chargeId, 30_000);
        var isAway = true;
        site.Provider.OnRequest = r =>
            isAway && (r.Body.Contains(chargeId) || r.Path.Contains(chargeId)) ? Trouble.Html(doesIt: true) : null;

        await customer.ClickButtonAsync("Pay");

        await customer.ShouldSeeAsync("We are asking the bank.");
        isAway = false;
        await customer.ShouldSeeAsync("Paid. The amount is in your wallet.");
        site.Provider.OnRequest = _ => null;
    }

    [BrowserFact]
    public async Task TopUp_GivenUpOnTheProvidersPage_CanBePaidAgain()
    {
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync());
        await OpenCheckoutAsync(customer);
        await customer.Page.EvaluateAsync("() => { window.name = 'refuse'; }");

        await customer.ClickButtonAsync("Pay");

        await customer.ShouldSeeAsync("The customer has cancelled.");
        await customer.ShouldSeeAsync("Card of the test");
    }

    [BrowserFact]
    public async Task Policy_OtherPages_DoNotAllowTheProvidersScript()
    {
        var customer = await NewUserAsync();

        var wallet = await customer.Page.APIRequest.GetAsync("/wallet");
        var charge = await customer.Page.APIRequest.GetAsync("/wallet/charges/0193a5c5-4e8f-7d43-92e0-6a1f0c5b2506");

        wallet.Headers["content-security-policy"].Should().NotContain(site.Provider.Address);
        charge.Headers["content-security-policy"].Should().Contain($"script-src 'self' {site.Provider.Address}");
    }

    private async Task OpenCheckoutAsync(BrowserUser customer)
    {
        customer.Monitor.AllowHost(site.Provider.Address);
        await customer.OpenAsync("/wallet");
        await customer.Page.GetByLabel("Amount in won").FillAsync("30000");
        await customer.ClickButtonAsync("Top up");
        await customer.ShouldSeeHeadingAsync("Pay a top-up");
    }
}
