using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>A page in one state: its address, its user, and the actions that lead to the state.</summary>
/// <param name="TestConcerts">A text that the page shows when it is complete.</param>
public sealed record PageState(string Path, string TestConcerts, Person? Person = null, string Role = "customer")
{
    public Func<BrowserUser, Task> Actions { get; init; } = _ => Task.CompletedTask;

    /// <summary>The error status that the page shows; 0 when there is none.</summary>
    public int ErrorStatus { get; init; }
}
