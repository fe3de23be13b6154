using System.Text.Json;
using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>
/// Every page on a phone and a desktop, light and dark: accessible, and not wider than the screen. Saves screenshots.
/// </summary>
public sealed class PageTests(TestSite site) : BrowserTest(site)
{
    private static readonly ColorScheme[] Colors = [ColorScheme.Dark, ColorScheme.Light]; // the documentation shows the last
    private static readonly Device[] Devices = [Device.Phone, Device.Desktop];

    public static TheoryData<string> Names => new(PageStates.All.Keys);

    [BrowserTheory]
    [MemberData(nameof(Names))]
    public async Task Page_OnEveryDevice_IsAccessible(string name)
    {
        var state = await PageStates.All[name](Service);
        var user = await NewUserAsync(state.Person, role: state.Role);
        if (state.ErrorStatus != 0)
            user.Monitor.AllowStatus(state.ErrorStatus, "");
        await user.OpenAsync(state.Path);
        await user.ShouldSeeAsync(state.TestConcerts);
        await state.Actions(user);
        await Expect(user.Page.Locator("main > *")).ToHaveCountAsync(1);

        foreach (var device in Devices)
        foreach (var colors in Colors)
        {
            await user.EmulateAsync(device, colors);
            await user.ShouldFitTheWidthAsync();
            await user.Page.SaveScreenshotAsync(name, device.Width, colors);
        }
        await user.Page.SaveForDocumentationAsync(name);
        await user.Page.ShouldBeAccessibleAsync($"{name} wide and light");
        await user.EmulateAsync(Device.Phone, ColorScheme.Dark);
        await user.Page.ShouldAppearAccessibleAsync($"{name} narrow and dark");
    }

    [Fact]
    public void PageStates_Cover_EveryRoute()
    {
        var routes = File.ReadAllText(Repository.File("src/ConcertReservation.Api/wwwroot/routes.json"));

        var pages = JsonSerializer.Deserialize<Dictionary<string, string>>(routes)!.Values.Select(p => p.TrimEnd('*'));

        PageStates.All.Keys.Should().Contain(pages);
    }
}
