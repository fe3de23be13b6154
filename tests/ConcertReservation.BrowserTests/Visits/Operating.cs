using ConcertReservation.BrowserTests.Stages;

namespace ConcertReservation.BrowserTests.Visits;

/// <summary>The operator's desk.</summary>
internal static class Operating
{
    public static async Task OpenTheLiveDeskAsync(this Visitor visitor, Show show)
    {
        await visitor.OpenAsync($"/desk{show.Path}");
        await visitor.SeesHeadingAsync(show.Title);
    }

    /// <summary>A figure of the live desk, by the words above it.</summary>
    public static ILocator Figure(this Visitor visitor, string name)
    {
        var words = visitor.Page.Locator(
            "dt",
            new() { HasTextRegex = new($"^{name}$", default, TimeSpan.FromSeconds(1)) }
        );
        return visitor.Page.Locator(".tiles > div", new() { Has = words }).Locator("dd");
    }

    public static Task SeesFigureAsync(this Visitor visitor, string name, string value) =>
        Expect(visitor.Figure(name)).ToHaveTextAsync(value);

    public static async Task CheckInAsync(this Visitor visitor, string code)
    {
        await visitor.FillAsync("Ticket code", code);
        await visitor.PressAsync("Check in");
    }

    /// <summary>One section of a performance's plan, counted from 0.</summary>
    public static async Task PlanSectionAsync(
        this Visitor visitor,
        int index,
        string name,
        int rows,
        int seatsPerRow,
        int price
    )
    {
        var section = visitor.Page.Locator("fieldset.section").Nth(index);
        await section.GetByLabel("Section", new() { Exact = true }).FillAsync(name);
        await section.GetByLabel("Rows").FillAsync($"{rows}");
        await section.GetByLabel("Seats per row").FillAsync($"{seatsPerRow}");
        await section.GetByLabel("Price in won").FillAsync($"{price}");
    }
}
