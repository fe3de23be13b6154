using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ConcertReservation.BrowserTests.Tours;

internal static class Accessibility
{
    private static readonly HashSet<ResultType> Kept = [ResultType.Violations];

    private static readonly AxeRunOptions All = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = Kept,
    };

    private static readonly AxeRunOptions Looks = new()
    {
        RunOnly = RunOnlyOptions.Rules("color-contrast", "target-size", "link-in-text-block"),
        ResultTypes = Kept,
    };

    /// <summary>Fails when axe finds anything serious or critical.</summary>
    public static Task ShouldBeAccessibleAsync(this IPage page, string state) => page.ShouldPassAsync(All, state);

    /// <summary>The same, for what another theme or width can change.</summary>
    public static Task ShouldLookAccessibleAsync(this IPage page, string state) => page.ShouldPassAsync(Looks, state);

    private static async Task ShouldPassAsync(this IPage page, AxeRunOptions rules, string state)
    {
        var found = await page.RunAxe(rules);

        found.Passes.Should().NotBeEmpty("axe has looked");
        found
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")
            .Should()
            .BeEmpty($"{state} must be for everybody");
    }
}
