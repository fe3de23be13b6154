using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>What a promoter does with the pages, from the draft to the settlement.</summary>
internal static class PromoterActions
{
    /// <summary>Opens the live page of a concert from the list of the operators' start page.</summary>
    public static async Task OpenFromTheListAsync(this BrowserUser promoter, string title)
    {
        await promoter.OpenAsync("/desk");
        await promoter.Page.Locator(".concerts a.row", new() { HasText = title }).ClickAsync();
        await promoter.ShouldSeeHeadingAsync(title);
    }

    /// <summary>The date and the prices of a performance, from the live page.</summary>
    public static async Task OpenDateAndPricesAsync(this BrowserUser promoter, int performance)
    {
        await promoter.OpenOfPerformanceAsync("Date and prices", performance);
        await promoter.ShouldSeeHeadingAsync("Date and prices");
    }

    public static async Task SaveDateAndPricesAsync(this BrowserUser promoter)
    {
        await promoter.ClickButtonAsync("Save");
        await promoter.ShouldSeeAsync("Add performance");
    }

    /// <summary>Follows the link of a performance on the live page.</summary>
    public static Task OpenOfPerformanceAsync(this BrowserUser promoter, string link, int performance) =>
        promoter
            .Page.Locator(".house-links > li")
            .Nth(performance)
            .GetByRole(AriaRole.Link, new() { Name = link })
            .ClickAsync();

    public static async Task BlockAsync(this BrowserUser promoter, string reason, params string[] seats)
    {
        foreach (var seat in seats)
            await promoter.ChooseSeatAsync(seat);
        await promoter.FillAsync("Reason", reason);
        await promoter.ClickButtonAsync("Block the selected seats");
        foreach (var seat in seats)
            await promoter.ShouldSeeSeatAsync(seat, "not on sale");
    }

    /// <summary>Sells a seat at the box office, or gives it away.</summary>
    public static async Task IssueAsync(this BrowserUser staff, string seat, string holder, string button)
    {
        await staff.ChooseSeatAsync(seat);
        await staff.FillAsync("Name", holder);
        await staff.ClickButtonAsync(button);
        await Expect(staff.Page.Locator(".issued")).ToContainTextAsync(holder);
        await staff.ShouldSeeSeatAsync(seat, "sold");
    }

    public static async Task AddStaffAsync(this BrowserUser promoter, string name, string email, string role)
    {
        var form = promoter.Page.Locator("form.add-staff");
        await form.GetByLabel("Name").FillAsync(name);
        await form.GetByLabel("Email").FillAsync(email);
        await form.GetByLabel("Password").FillAsync(SignInActions.Password);
        await form.GetByLabel("Role").SelectOptionAsync(role);
        await promoter.ClickButtonAsync("Add");
        await promoter.ShouldSeeAsync(email);
    }

    /// <summary>Cancels one performance, and waits until the bar is at its end.</summary>
    public static async Task CancelAsync(this BrowserUser promoter, long performanceId, string reason, int refunds)
    {
        await promoter.ClickLinkAsync("Cancel performances");
        await promoter.Page.Locator($"input[name=what][value='{performanceId}']").CheckAsync();
        await promoter.FillAsync("Reason", reason);
        await promoter.ClickButtonAsync("Cancel …");
        await promoter.ClickButtonAsync("Cancel it");
        await promoter.ShouldSeeAsync($"Finished: {refunds} of {refunds} reservations are refunded. Failed: 0.");
        var bar = promoter.Page.Locator("main progress");
        (await bar.EvaluateAsync<double>("bar => bar.value / bar.max")).Should().Be(1);
    }

    /// <summary>Compares the settlement on the page with the books of the test, to the won.</summary>
    public static async Task ShouldSeeSettlementAsync(this BrowserUser promoter, Books books)
    {
        var table = promoter.Page.Locator(".settlement");
        await Expect(table.Locator("tfoot tr")).ToHaveTextAsync(books.Totals);
        (await table.Locator("tbody tr").AllTextContentsAsync()).Should().BeEquivalentTo(books.Rows);
    }

    public static async Task RunTheChecksAsync(this BrowserUser promoter)
    {
        await promoter.OpenAsync("/desk");
        await promoter.ClickButtonAsync("Run the checks");
        await Expect(promoter.Page.Locator(".checks > p .badge")).ToHaveTextAsync("OK");
    }
}
