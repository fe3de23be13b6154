using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>The tokens of a session, which all tabs of a browser share. A refresh token can be used once.</summary>
public sealed class SessionTests(TestSite site) : BrowserTest(site)
{
    private const string ForgetAccessToken = """
        () => {
            const session = JSON.parse(localStorage.session);
            session.tokens.accessToken = 'expired';
            localStorage.session = JSON.stringify(session);
        }
        """;

    [BrowserFact]
    public async Task Refresh_TwoTabsAtTheSameTime_UsesTheTokenOnce()
    {
        var customer = await SignedUpAsync("two-tabs@example.com");
        customer.Monitor.AllowStatus(401, "/api/v1");
        var context = customer.Page.Context;
        var other = await context.NewPageAsync();
        await customer.Page.EvaluateAsync(ForgetAccessToken);
        var refused = Task.WhenAll(RefusedAsync(customer.Page), RefusedAsync(other));
        var refreshes = 0;
        await context.RouteAsync(
            "**/auth/refresh",
            async route =>
            {
                Interlocked.Increment(ref refreshes);
                await refused.WaitAsync(TimeSpan.FromSeconds(20));
                await route.ContinueAsync();
            }
        );

        await Task.WhenAll(customer.OpenAsync("/reservations"), other.GotoAsync("/reservations"));
        await customer.ShouldSeeHeadingAsync("My reservations");
        await Expect(other.Locator("main h1")).ToContainTextAsync("My reservations");

        refreshes.Should().Be(1);
    }

    [BrowserFact]
    public async Task SignOut_SignedIn_EndsTheSessionOfTheService()
    {
        var customer = await SignedUpAsync("signs-out@example.com");
        var token = await customer.Page.EvaluateAsync<string>(
            "() => JSON.parse(localStorage.session).tokens.accessToken"
        );

        await customer.Page.RunAndWaitForResponseAsync(
            () => customer.ClickButtonAsync("Sign out"),
            response => response.Url.EndsWith("/auth/sign-out", StringComparison.Ordinal)
        );

        var answer = await Service.Client().With(token).GetAsync("/users/me");
        answer.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task RefusedAsync(IPage page)
    {
        var refused = new TaskCompletionSource();
        page.Response += (_, response) =>
        {
            if (response.Status == (int)HttpStatusCode.Unauthorized)
                refused.TrySetResult();
        };
        return refused.Task;
    }

    private async Task<BrowserUser> SignedUpAsync(string email)
    {
        var customer = await NewUserAsync();
        await customer.OpenAsync("/sign-up");
        await customer.ShouldSeeHeadingAsync("Sign up");
        await customer.FillAsync("Name", "Minji");
        await customer.FillAsync("Email", email);
        await customer.FillAsync("Password", SignInActions.Password);
        await customer.ClickButtonAsync("Create account");
        await customer.Page.WaitForFunctionAsync("() => localStorage.session?.includes('userId')");
        return customer;
    }
}
