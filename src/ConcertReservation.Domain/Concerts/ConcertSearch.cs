namespace ConcertReservation.Domain.Concerts;

/// <summary>Selects concerts of a list. Each part that is null selects all of them.</summary>
/// <param name="Text">Normalised. Each of its words is in the title or the venue, in upper or lower case.</param>
/// <param name="From">There is a performance on this date or later, in the time zone of the concert.</param>
/// <param name="To">There is a performance on this date or earlier: on a date from From to To, with both.</param>
/// <param name="State">Whether customers may join the line now.</param>
public sealed record ConcertSearch(string? Text, DateOnly? From, DateOnly? To, SaleState? State)
{
    public static ConcertSearch All { get; } = new(null, null, null, null);
}
