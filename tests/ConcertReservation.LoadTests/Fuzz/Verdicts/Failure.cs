namespace ConcertReservation.LoadTests.Fuzz.Verdicts;

/// <summary>Something the service did wrong.</summary>
/// <param name="Kind">The same for failures of the same sort.</param>
/// <param name="Operation">Whose answer it was, or null when it shows only in the end.</param>
internal sealed record Failure(string Kind, string Text, string? Operation);
