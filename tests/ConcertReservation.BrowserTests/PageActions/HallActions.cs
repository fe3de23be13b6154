using System.Text.RegularExpressions;

namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>The map of a big hall: its blocks in the overview, and the seats of one block.</summary>
internal static class HallActions
{
    /// <param name="name">The section's name: <c>Floor B</c>.</param>
    public static ILocator Block(this BrowserUser user, string name) =>
        user.Page.GetByRole(
            AriaRole.Button,
            new() { NameRegex = new Regex($"^{Regex.Escape(name)}, ", RegexOptions.None, TimeSpan.FromSeconds(1)) }
        );

    /// <summary>The name of the part of the hall that the map shows, with the number of its free seats.</summary>
    public static Task ShouldSeePlaceAsync(this BrowserUser user, string name, int left) =>
        Expect(user.Page.Locator(".hall-place")).ToHaveTextAsync($"{name} {left:N0} seats left");

    /// <summary>Two free seats side by side among those that the map shows, as a screen reader names them.</summary>
    public static async Task<(ILocator Left, ILocator Right)> FindPairAsync(this BrowserUser user)
    {
        var seats = user.Page.GetByRole(AriaRole.Gridcell);
        await Expect(seats.First).ToBeVisibleAsync();
        var left = await seats.EvaluateAllAsync<int>(
            """
            cells => {
                const { top, bottom, left, right } = document.querySelector('.hall-view').getBoundingClientRect();
                const isOffered = cell => {
                    const box = cell.getBoundingClientRect();
                    const isInside = box.left > left + 30 && box.right < right && box.top > top && box.bottom < bottom;
                    return isInside && cell.ariaLabel.endsWith(', available');
                };
                return cells.findIndex((cell, i) =>
                    isOffered(cell) && cells[i + 1]?.parentNode === cell.parentNode && isOffered(cells[i + 1]));
            }
            """
        );
        left.Should().BeGreaterThanOrEqualTo(0, "the map must show two free seats side by side");
        return (seats.Nth(left), seats.Nth(left + 1));
    }
}
