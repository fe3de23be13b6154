namespace ConcertReservation.Fuzz.Verdicts;

/// <summary>Something the service did wrong.</summary>
/// <param name="Operation">Whose answer it was, or <see cref="AtTheEnd"/>.</param>
/// <param name="Kind">The same for failures of the same sort.</param>
/// <param name="Detail">How to see it again.</param>
internal sealed record Failure(string Operation, string Kind, string Detail)
{
    public const string AtTheEnd = "at the end";
}
