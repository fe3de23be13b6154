using System.Text.Json.Nodes;

namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>A person with a browser. The extension methods beside this file are the actions on single pages.</summary>
public sealed class BrowserUser(IPage page, PageMonitor monitor)
{
    public IPage Page => page;
    public PageMonitor Monitor => monitor;
    public ILocator Main => page.Locator("main");
    public ILocator Heading => page.Locator("main h1");

    public Task OpenAsync(string path) => page.GotoAsync(path);

    public Task ReloadAsync() => page.ReloadAsync();

    public Task SetOfflineAsync(bool isOffline) => page.Context.SetOfflineAsync(isOffline);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task ClickButtonAsync(string button) => Button(button).ClickAsync();

    public Task ClickLinkAsync(string link) => Main.GetByText(link, new() { Exact = true }).ClickAsync();

    public Task FillAsync(string field, string value) =>
        page.GetByLabel(field, new() { Exact = true }).FillAsync(value);

    /// <summary>Waits until the page contains the text; fails after the timeout.</summary>
    public Task ShouldSeeAsync(string text) => Expect(Main).ToContainTextAsync(text);

    public Task ShouldNotSeeAsync(string text) => Expect(Main).Not.ToContainTextAsync(text);

    public Task ShouldSeeHeadingAsync(string text) => Expect(Heading).ToContainTextAsync(text);

    /// <summary>Waits for the text of the connection banner.</summary>
    public Task ShouldSeeConnectionAsync(string text) => Expect(page.Locator("#connection")).ToHaveTextAsync(text);

    /// <summary>Presses a button in the open dialog.</summary>
    public async Task ChooseInDialogAsync(string title, string button)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync(title);
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    public async Task EmulateAsync(Device device, ColorScheme colors)
    {
        await page.SetViewportSizeAsync(device.Width, device.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = colors });
    }

    /// <summary>Changes the JSON of each successful response at the path, a glob.</summary>
    public Task ChangeResponseAsync(string path, Action<JsonObject> change) =>
        page.RouteAsync(
            path,
            async route =>
            {
                var response = await route.FetchAsync();
                var text = await response.TextAsync();
                if (response.Ok && JsonNode.Parse(text) is JsonObject json)
                {
                    change(json);
                    text = json.ToJsonString();
                }
                await route.FulfillAsync(new() { Response = response, Body = text });
            }
        );

    /// <summary>Fails when the page is wider than the screen, or when parts of its header overlap.</summary>
    public async Task ShouldFitTheWidthAsync()
    {
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"))
            .Should()
            .BeLessThanOrEqualTo(0, $"{page.Url} must not scroll sideways");
        (
            await page.EvaluateAsync<double>(
                """
                () => {
                    const edge = (selector, side) => document.querySelector(selector).getBoundingClientRect()[side];
                    const aside = edge('#preferences', 'left') - edge('.brand span', 'right');
                    const below = edge('#preferences', 'top') - edge('.brand span', 'bottom');
                    return Math.max(aside, below);
                }
                """
            )
        ).Should().BeGreaterThanOrEqualTo(0, $"the name and the switches of {page.Url} must not overlap");
    }

    /// <summary>Fails when the text of the element has several lines, or is wider than the element around it.</summary>
    /// <param name="selector">Looked up in the page, because the page may replace the element at any time.</param>
    public async Task ShouldShowOnOneLineAsync(string selector)
    {
        const string IsOnOneLine = """
            selector => {
                const node = document.querySelector(selector);
                const text = document.createRange();
                text.selectNodeContents(node);
                const { height, width } = text.getBoundingClientRect();
                const room = node.parentElement.getBoundingClientRect().width;
                return height < 1.9 * parseFloat(getComputedStyle(node).fontSize) && width <= room;
            }
            """;
        (await page.EvaluateAsync<bool>(IsOnOneLine, selector)).Should().BeTrue("the text must be on one line");
    }
}
