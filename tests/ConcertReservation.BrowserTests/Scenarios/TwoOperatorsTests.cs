using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>Two operators have the same page open.</summary>
public sealed class TwoOperatorsTests(TestSite site) : BrowserTest(site)
{
    private const string AtOnce = "Customers admitted at the same time";
    private const string PerReservation = "Seats per reservation, at most";

    [BrowserFact]
    public async Task Save_AfterThePauseOfAnother_KeepsThePause()
    {
        var concert = await Service.CreateConcertAsync();
        var (first, second) = (await NewOperatorAsync(), await NewOperatorAsync());
        first.Monitor.AllowStatus(412, "/queue-policy");
        await first.OpenLiveFiguresAsync(concert);
        await second.OpenLiveFiguresAsync(concert);
        await second.ClickButtonAsync("Pause the line");
        await second.ShouldSeeAsync("The line is paused");

        await first.FillAsync(AtOnce, "7");
        await first.ClickButtonAsync("Save");
        await first.ShouldSeeAsync("Another operator changed this meanwhile.");
        await first.ShouldSeeAsync("The line is paused");
        await Expect(first.Page.GetByLabel(AtOnce)).ToHaveValueAsync("7");
        await first.ClickButtonAsync("Save");

        await Expect(first.Page.Locator(".policy-state")).ToContainTextAsync("The line is paused");
        await first.ReloadAsync();
        await first.ShouldSeeAsync("The line is paused");
        await Expect(first.Page.GetByLabel(AtOnce)).ToHaveValueAsync("7");
    }

    [BrowserFact]
    public async Task Save_AfterAnotherChangedAField_ShowsItAndKeepsWhatWasTyped()
    {
        var concert = await Service.CreateConcertAsync();
        var (first, second) = (await NewOperatorAsync(), await NewOperatorAsync());
        first.Monitor.AllowStatus(412, "/queue-policy");
        await first.OpenLiveFiguresAsync(concert);
        await second.OpenLiveFiguresAsync(concert);
        await second.FillAsync(PerReservation, "3");
        await second.ClickButtonAsync("Save");
        await SavedAsync(concert, "max_seats_per_reservation", 3);

        await first.FillAsync(AtOnce, "7");
        await first.ClickButtonAsync("Save");

        var meanwhile = first.Page.Locator(".meanwhile");
        await Expect(meanwhile).ToContainTextAsync($"{PerReservation}: 3");
        await Expect(meanwhile).Not.ToContainTextAsync(AtOnce);
        await Expect(first.Page.GetByLabel(AtOnce)).ToHaveValueAsync("7");
        await Expect(first.Page.GetByLabel(PerReservation)).ToHaveValueAsync("3");
        await first.ClickButtonAsync("Save");
        await SavedAsync(concert, "max_active", 7);
        await SavedAsync(concert, "max_seats_per_reservation", 3);
    }

    [BrowserFact]
    public async Task Pause_WithSomethingTyped_ChangesNothingElse()
    {
        var concert = await Service.CreateConcertAsync();
        var (first, second) = (await NewOperatorAsync(), await NewOperatorAsync());
        await first.OpenLiveFiguresAsync(concert);
        await second.OpenLiveFiguresAsync(concert);
        await second.FillAsync(PerReservation, "3");
        await second.ClickButtonAsync("Save");
        await SavedAsync(concert, "max_seats_per_reservation", 3);

        await first.FillAsync(AtOnce, "7");
        await first.ClickButtonAsync("Pause the line");

        await first.ShouldSeeAsync("The line is paused");
        await Expect(first.Page.Locator(".meanwhile")).ToContainTextAsync($"{PerReservation}: 3");
        await Expect(first.Page.GetByLabel(AtOnce)).ToHaveValueAsync("7");
        await SavedAsync(concert, "max_seats_per_reservation", 3);
    }

    [BrowserFact]
    public async Task EditConcert_AfterAnotherChangedTheTitle_KeepsBothChanges()
    {
        var concert = await Service.CreateConcertAsync();
        var (first, second) = (await NewOperatorAsync(), await NewOperatorAsync());
        first.Monitor.AllowStatus(412, "/admin/concerts/");
        await first.OpenAsync($"/desk{concert.Path}/edit");
        await second.OpenAsync($"/desk{concert.Path}/edit");
        await second.FillAsync("Title", "Another Title");
        await second.ClickButtonAsync("Save");
        await second.ShouldSeeHeadingAsync("Another Title");

        await first.FillAsync("Venue", "Another Hall");
        await first.ClickButtonAsync("Save");
        await Expect(first.Page.Locator(".meanwhile")).ToContainTextAsync("Title: Another Title");
        await Expect(first.Page.GetByLabel("Venue")).ToHaveValueAsync("Another Hall");
        await first.ClickButtonAsync("Save");

        await first.ShouldSeeHeadingAsync("Another Title");
        await first.ClickLinkAsync("Edit");
        await Expect(first.Page.GetByLabel("Venue")).ToHaveValueAsync("Another Hall");
    }

    private Task SavedAsync(TestConcert concert, string column, int value) =>
        Eventually.Is(
            async () =>
                await Service.Sql.ScalarAsync<int>(
                    $"SELECT {column} FROM lines WHERE concert_id = $1",
                    concert.Sale.ConcertId
                ) == value,
            $"{column} is {value}"
        );
}
