using System.Text.Json;
using ConcertReservation.BrowserTests.Stages;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>Every page, wide and narrow, light and dark: accessible, not wider than the screen, and a picture of each.</summary>
public sealed class TourTests(Stage stage) : Scenario(stage)
{
    private static readonly ColorScheme[] Colors = [ColorScheme.Dark, ColorScheme.Light]; // ends as the documentation shows it
    private static readonly Device[] Devices = [Device.Phone, Device.Desktop];

    public static TheoryData<string> Names => new(Scenes.All.Keys);

    [BrowserTheory]
    [MemberData(nameof(Names))]
    public async Task Page_OnEveryDevice_IsForEverybody(string name)
    {
        var scene = await Scenes.All[name](Service);
        var visitor = await ArriveAsync(scene.Person, role: scene.IsDesk ? "operator" : "customer");
        if (scene.Refused != 0)
            visitor.Watch.Expect(scene.Refused, "");
        await visitor.OpenAsync(scene.Path);
        await visitor.SeesAsync(scene.Shows);
        await scene.Then(visitor);

        foreach (var device in Devices)
        foreach (var colors in Colors)
        {
            await visitor.LooksAtAsync(device, colors);
            await visitor.SeesTheWholeWidthAsync();
            await visitor.Page.KeepAsync(name, device.Width, colors);
        }
        await visitor.Page.DocumentAsync(name);
        await visitor.Page.ShouldBeAccessibleAsync($"{name} wide and light");
        await visitor.LooksAtAsync(Device.Phone, ColorScheme.Dark);
        await visitor.Page.ShouldLookAccessibleAsync($"{name} narrow and dark");
    }

    [Fact]
    public void Scenes_OfTheTour_LeaveNoPageOut()
    {
        var routes = File.ReadAllText(Repository.File("src/ConcertReservation.Api/wwwroot/routes.json"));

        var pages = JsonSerializer.Deserialize<Dictionary<string, string>>(routes)!.Values.Select(p => p.TrimEnd('*'));

        Scenes.All.Keys.Should().Contain(pages);
    }
}
