namespace ConcertReservation.Fuzz.Checks;

/// <summary>Something the service did wrong.</summary>
/// <param name="Operation">The operation of the response, or <see cref="AtTheEnd"/>.</param>
/// <param name="Kind">Equal for failures of one kind.</param>
/// <param name="Detail">How to reproduce it.</param>
internal sealed record Failure(string Operation, string Kind, string Detail)
{
    public const string AtTheEnd = "at the end";
}
