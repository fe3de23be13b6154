using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>Several tabs of one browser: an event stream is one of its few connections.</summary>
public sealed class TabTests(TestSite site) : BrowserTest(site)
{
    private const string Hide = """
        () => {
            Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
            document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    private const string Show = """
        () => {
            delete document.hidden;
            document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    [BrowserFact]
    public async Task Wait_InEightTabs_NeedsOneStreamAndAllAreTold()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var between = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        var streams = 0;
        customer.Page.Context.Request += (_, request) => streams += IsStream(request) ? 1 : 0;
        var tabs = new List<IPage> { customer.Page };
        while (tabs.Count < 8)
            tabs.Add(await customer.Page.Context.NewPageAsync());

        foreach (var tab in tabs)
        {
            await tab.GotoAsync(concert.Line);
            await Expect(PositionOn(tab)).ToHaveTextAsync("2");
        }
        (await between.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        foreach (var tab in tabs)
            await Expect(PositionOn(tab)).ToHaveTextAsync("1");
        streams.Should().Be(1);
    }

    // A browser has six connections for all tabs of a site over HTTP/1.1.
    [BrowserFact]
    public async Task Pay_WhileSevenTabsWait_IsSent()
    {
        var waiting = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(waiting.Sale);
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale, balance: 100_000);
        var customer = await NewUserAsync(await person.InLineAsync(waiting.Sale));
        for (var n = 0; n < 7; n++)
        {
            var tab = await customer.Page.Context.NewPageAsync();
            await tab.GotoAsync(waiting.Line);
            await Expect(PositionOn(tab)).ToHaveTextAsync("1");
        }

        await customer.OpenAsync($"/reservations/{reservationId}");
        await customer.PayAsync("₩50,000");

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
    }

    [BrowserFact]
    public async Task Close_TabThatReads_AnotherTabReads()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var between = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        var reader = await customer.Page.Context.NewPageAsync();
        await reader.RunAndWaitForRequestAsync(() => reader.GotoAsync(concert.Line), IsStream);
        await customer.OpenAsync(concert.Line);
        await customer.ShouldSeePositionAsync(2, concert);

        await customer.Page.RunAndWaitForRequestAsync(() => reader.CloseAsync(), IsStream);
        (await between.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        await customer.ShouldSeePositionAsync(1, concert);
    }

    [BrowserTheory]
    [InlineData("delete window.BroadcastChannel;")]
    [InlineData("delete Navigator.prototype.locks;")]
    [InlineData("navigator.locks.request = async () => { throw new DOMException('', 'SecurityError'); };")]
    public async Task Wait_BrowserCannotShareAStream_EachTabIsTold(string browser)
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var between = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.Page.Context.AddInitScriptAsync(browser);
        var other = await customer.Page.Context.NewPageAsync();
        await customer.OpenAsync(concert.Line);
        await other.GotoAsync(concert.Line);
        await Expect(PositionOn(other)).ToHaveTextAsync("2");

        (await between.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        await Expect(PositionOn(other)).ToHaveTextAsync("1");
        await Expect(PositionOn(customer.Page)).ToHaveTextAsync("1");
    }

    [BrowserFact]
    public async Task Hide_TabThatReads_ClosesTheStreamAndAnotherTabReads()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var between = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        var other = await customer.Page.Context.NewPageAsync();
        await customer.Page.RunAndWaitForRequestAsync(() => customer.OpenAsync(concert.Line), IsStream);
        await other.GotoAsync(concert.Line);
        await Expect(PositionOn(other)).ToHaveTextAsync("2");

        await other.RunAndWaitForRequestAsync(() => customer.Page.EvaluateAsync(Hide), IsStream);
        (await between.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        await Expect(PositionOn(other)).ToHaveTextAsync("1");
        await Expect(PositionOn(customer.Page)).ToHaveTextAsync("1");
    }

    [BrowserFact]
    public async Task Hide_OnlyTab_ClosesTheStreamAndStillLearnsTheTurn()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var first = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.Page.RunAndWaitForRequestAsync(() => customer.OpenAsync(concert.Line), IsStream);
        await customer.ShouldSeePositionAsync(1, concert);
        var closed = new TaskCompletionSource();
        customer.Page.RequestFailed += (_, request) =>
        {
            if (IsStream(request))
                closed.TrySetResult();
        };

        await customer.Page.EvaluateAsync(Hide);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        (await first.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        await customer.ShouldSeeAsync("It’s your turn");
    }

    [BrowserFact]
    public async Task Show_HiddenTabAgain_OpensTheStream()
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.Page.RunAndWaitForRequestAsync(() => customer.OpenAsync(concert.Seats), IsStream);
        await customer.Page.EvaluateAsync(Hide);

        var again = await customer.Page.RunAndWaitForRequestAsync(() => customer.Page.EvaluateAsync(Show), IsStream);

        again.Url.Should().EndWith("/seat-states/events");
    }

    private static bool IsStream(IRequest request) => request.Url.EndsWith("/events", StringComparison.Ordinal);

    private static ILocator PositionOn(IPage page) => page.Locator(".queue-status .big-number");
}
