using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>A page in a state worth looking at: its address, who is there, and what they have done.</summary>
/// <param name="Shows">What stands on the page once it is whole.</param>
public sealed record Scene(string Path, string Shows, Person? Person = null, bool IsDesk = false)
{
    public Func<Visitor, Task> Then { get; init; } = _ => Task.CompletedTask;

    /// <summary>The status of a refusal the page is about; 0 when there is none.</summary>
    public int Refused { get; init; }
}
