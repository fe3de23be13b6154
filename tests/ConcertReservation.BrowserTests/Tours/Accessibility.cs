using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ConcertReservation.BrowserTests.Tours;

internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
    };

    /// <summary>Fails when axe finds anything serious or critical.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string state)
    {
        var found = await page.RunAxe(Rules);

        found.Passes.Should().NotBeEmpty("axe has looked");
        found
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")
            .Should()
            .BeEmpty($"{state} must be for everybody");
    }
}
