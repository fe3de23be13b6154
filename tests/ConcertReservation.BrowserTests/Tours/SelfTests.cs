using ConcertReservation.BrowserTests.Stages;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>What watches over the pages would notice.</summary>
public sealed class SelfTests(Stage stage) : IClassFixture<Stage>
{
    [BrowserTheory]
    [InlineData("console.error('broken')", "broken")]
    [InlineData("setTimeout(() => { throw new Error('thrown') })", "thrown")]
    [InlineData("fetch('http://elsewhere.invalid/x').catch(() => {})", "elsewhere.invalid")]
    [InlineData("fetch('/api/v1/users/me').then(() => {})", "status of 401")]
    public async Task Watch_APageThatMisbehaves_Complains(string script, string complaint)
    {
        var visitor = await stage.ArriveAsync(null, Device.Desktop, "customer");
        await visitor.OpenAsync("/");

        await visitor.Page.EvaluateAsync($"() => {{ {script} }}");

        await Eventually.Is(
            () => Task.FromResult(visitor.Watch.Complaints.Any(c => c.Contains(complaint, default))),
            complaint
        );
        await visitor.Page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_APageWithAnUnnamedButton_Complains()
    {
        var visitor = await stage.ArriveAsync(null, Device.Desktop, "customer");
        await visitor.Page.SetContentAsync("<main><h1>Page</h1><button></button></main>");

        var look = () => visitor.Page.ShouldBeAccessibleAsync("this page");

        await look.Should().ThrowAsync<Xunit.Sdk.XunitException>().WithMessage("*button-name*");
        await visitor.Page.Context.CloseAsync();
    }
}
