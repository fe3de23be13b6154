using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>The pages of operators.</summary>
internal static class OperatorActions
{
    public static async Task OpenLiveFiguresAsync(this BrowserUser user, TestConcert concert)
    {
        await user.OpenAsync($"/desk{concert.Path}");
        await user.ShouldSeeHeadingAsync(concert.Title);
    }

    /// <summary>A live figure, by its label.</summary>
    public static ILocator Figure(this BrowserUser user, string name)
    {
        var label = user.Page.Locator(
            "dt",
            new() { HasTextRegex = new($"^{name}$", default, TimeSpan.FromSeconds(1)) }
        );
        return user.Page.Locator(".tiles > div", new() { Has = label }).Locator("dd");
    }

    public static Task ShouldSeeFigureAsync(this BrowserUser user, string name, string value) =>
        Expect(user.Figure(name)).ToHaveTextAsync(value);

    public static async Task CheckInAsync(this BrowserUser user, string code)
    {
        await user.FillAsync("Ticket code", code);
        await user.ClickButtonAsync("Check in");
    }

    /// <summary>One section of a performance's seat plan; the index starts at 0.</summary>
    public static ILocator PlanSection(this BrowserUser user, int index) =>
        user.Page.Locator("fieldset.plan-section").Nth(index);

    /// <summary>Chooses a CSV file of this content.</summary>
    public static Task ImportPlanAsync(this BrowserUser user, string csv) =>
        user
            .Page.GetByLabel("CSV file", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "plan.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(csv),
                }
            );

    /// <summary>Fills in one section of a performance's seat plan; the index starts at 0.</summary>
    public static async Task FillSectionAsync(
        this BrowserUser user,
        int index,
        string name,
        int rows,
        int seatsPerRow,
        int price
    )
    {
        var section = user.PlanSection(index);
        await section.GetByLabel("Section", new() { Exact = true }).FillAsync(name);
        await section.GetByLabel("Rows").FillAsync($"{rows}");
        await section.GetByLabel("Seats per row").FillAsync($"{seatsPerRow}");
        await section.GetByLabel("Price in won").FillAsync($"{price}");
    }
}
