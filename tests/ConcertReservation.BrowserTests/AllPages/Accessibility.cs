using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ConcertReservation.BrowserTests.AllPages;

internal static class Accessibility
{
    private static readonly HashSet<ResultType> OnlyViolations = [ResultType.Violations];

    private static readonly AxeRunOptions All = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = OnlyViolations,
    };

    private static readonly AxeRunOptions Appearance = new()
    {
        RunOnly = RunOnlyOptions.Rules("color-contrast", "target-size", "link-in-text-block"),
        ResultTypes = OnlyViolations,
    };

    /// <summary>Fails when axe finds a serious or critical violation.</summary>
    public static Task ShouldBeAccessibleAsync(this IPage page, string state) => page.ShouldPassAsync(All, state);

    /// <summary>Only the rules that another theme or width can break.</summary>
    public static Task ShouldAppearAccessibleAsync(this IPage page, string state) =>
        page.ShouldPassAsync(Appearance, state);

    private static async Task ShouldPassAsync(this IPage page, AxeRunOptions rules, string state)
    {
        var found = await page.RunAxe(rules);

        found.Passes.Should().NotBeEmpty("axe must have checked something");
        found
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")
            .Should()
            .BeEmpty($"{state} must be accessible");
    }
}
