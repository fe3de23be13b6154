using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>The checks of every page find what they must find.</summary>
public sealed class PageMonitorTests(TestSite site) : IClassFixture<TestSite>
{
    [BrowserTheory]
    [InlineData("console.error('broken')", "broken")]
    [InlineData("setTimeout(() => { throw new Error('thrown') })", "thrown")]
    [InlineData("fetch('http://elsewhere.invalid/x').catch(() => {})", "elsewhere.invalid")]
    [InlineData("fetch('/api/v1/users/me').then(() => {})", "status of 401")]
    public async Task PageMonitor_PageWithAnError_RecordsIt(string script, string error)
    {
        var user = await site.NewUserAsync(null, Device.Desktop, "customer");
        await user.OpenAsync("/");

        await user.Page.EvaluateAsync($"() => {{ {script} }}");

        await Eventually.Is(() => Task.FromResult(user.Monitor.Errors.Any(e => e.Contains(error, default))), error);
        await user.Page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_ButtonWithoutAName_IsAViolation()
    {
        var user = await site.NewUserAsync(null, Device.Desktop, "customer");
        await user.Page.SetContentAsync("<main><h1>Page</h1><button></button></main>");

        var check = () => user.Page.ShouldBeAccessibleAsync("this page");

        await check.Should().ThrowAsync<Xunit.Sdk.XunitException>().WithMessage("*button-name*");
        await user.Page.Context.CloseAsync();
    }
}
