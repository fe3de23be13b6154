using ConcertReservation.BrowserTests.AllPages;
using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>WCAG 1.4.4, 1.4.10 and 1.4.11: a narrow screen, large text and the colours of the system.</summary>
public sealed class ReflowTests(TestSite site) : BrowserTest(site)
{
    private const string DoubleText = "() => { document.documentElement.style.fontSize = '200%'; }";

    // What is cut off: text that is wider than an element which hides it, or an element beyond the edge of the screen.
    private const string CutOff = """
        () => [...document.querySelectorAll('header *, main *')]
            .filter(node => !node.closest('.visually-hidden, .hall-view, .table-scroller, pre, svg, #navigation'))
            .filter(node => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 1)
            .map(node => node.outerHTML.slice(0, 80))
        """;

    public static TheoryData<string> Names =>
        new(
            "concerts",
            "concert",
            "sign-up",
            "line",
            "dates",
            "seats",
            "reservation",
            "reservation-paid",
            "ticket",
            "wallet",
            "account",
            "operator",
            "operator-concert",
            "operator-check-in"
        );

    [BrowserTheory]
    [MemberData(nameof(Names))]
    public async Task Page_NarrowOrWithLargeText_NeedsNoSidewaysScroll(string name)
    {
        var state = await PageStates.All[name](Service);
        var user = await NewUserAsync(state.Person, role: state.Role);
        await user.OpenAsync(state.Path);
        await user.ShouldSeeAsync(state.TestConcerts);

        await user.EmulateAsync(Device.Phone with { Width = 320 }, ColorScheme.Light);
        await user.ShouldFitTheWidthAsync();
        (await user.Page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty("nothing is cut off at 320 px");
        await user.EmulateAsync(Device.Phone, ColorScheme.Light);
        await user.Page.EvaluateAsync(DoubleText);
        await user.ShouldFitTheWidthAsync();
        (await user.Page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty("nothing is cut off at 200 % text");
    }

    [BrowserFact]
    public async Task Legend_ForcedColours_TellsSoldFromFree()
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        await customer.OpenAsync(concert.Seats);

        var legend = customer.Page.Locator(".legend");
        await Expect(legend).ToBeVisibleAsync();
        (await BorderOfAsync(legend.Locator(".seat.sold")))
            .Should()
            .NotBe(await BorderOfAsync(legend.Locator(".seat.available").First));
        (await legend.Locator(".seat.sold").EvaluateAsync<string>("node => getComputedStyle(node).backgroundImage"))
            .Should()
            .Contain("gradient");
    }

    private static Task<string> BorderOfAsync(ILocator seat) =>
        seat.EvaluateAsync<string>("node => getComputedStyle(node).borderTopColor");
}
