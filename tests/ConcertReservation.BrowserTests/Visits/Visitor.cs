namespace ConcertReservation.BrowserTests.Visits;

/// <summary>Somebody at a page: what they see and press. What they do on the pages is in the files beside.</summary>
public sealed class Visitor(IPage page, Watch watch)
{
    public IPage Page => page;
    public Watch Watch => watch;
    public ILocator Main => page.Locator("main");
    public ILocator Heading => page.Locator("main h1");

    public Task OpenAsync(string path) => page.GotoAsync(path);

    public Task ReloadAsync() => page.ReloadAsync();

    public Task SetOfflineAsync(bool isOffline) => page.Context.SetOfflineAsync(isOffline);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task PressAsync(string button) => Button(button).ClickAsync();

    public Task FollowAsync(string link) => Main.GetByText(link, new() { Exact = true }).ClickAsync();

    public Task FillAsync(string field, string value) =>
        page.GetByLabel(field, new() { Exact = true }).FillAsync(value);

    /// <summary>Fails unless these words can be read on the page, or will be in a moment.</summary>
    public Task SeesAsync(string words) => Expect(Main).ToContainTextAsync(words);

    public Task DoesNotSeeAsync(string words) => Expect(Main).Not.ToContainTextAsync(words);

    public Task SeesHeadingAsync(string words) => Expect(Heading).ToContainTextAsync(words);

    /// <summary>What the page says above everything else about the connection.</summary>
    public Task SeesConnectionAsync(string words) => Expect(page.Locator("#connection")).ToHaveTextAsync(words);

    /// <summary>Answers the question in the dialog.</summary>
    public async Task AnswerAsync(string question, string answer)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync(question);
        await dialog.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    public async Task LooksAtAsync(Device device, ColorScheme colors)
    {
        await page.SetViewportSizeAsync(device.Width, device.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = colors });
    }

    /// <summary>Fails when the page is wider than the screen.</summary>
    /// <summary>Nothing to the side of the screen, and in the frame nothing over something else.</summary>
    public async Task SeesTheWholeWidthAsync()
    {
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"))
            .Should()
            .BeLessThanOrEqualTo(0, $"{page.Url} must not scroll sideways");
        (
            await page.EvaluateAsync<double>(
                """
                () => {
                    const edge = (selector, side) => document.querySelector(selector).getBoundingClientRect()[side];
                    return edge('#switches', 'left') - edge('.name span', 'right');
                }
                """
            )
        ).Should().BeGreaterThan(0, $"the name and the switches of {page.Url} must not overlap");
    }
}
