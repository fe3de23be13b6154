namespace ConcertReservation.Domain.Concerts;

/// <summary>Selects concerts of a list. Each part that is null selects all of them.</summary>
/// <param name="Text">Normalised. Each of its words is in the title or the venue, in upper or lower case.</param>
/// <param name="From">There is a performance on this date or later, in the time zone of the concert.</param>
/// <param name="To">There is a performance on this date or earlier: on a date from From to To, with both.</param>
/// <param name="State">Whether customers may join the line now.</param>
public sealed record ConcertSearch(string? Text, DateOnly? From, DateOnly? To, SaleState? State)
{
    public static ConcertSearch All { get; } = new(null, null, null, null);

    private readonly string[] _words = Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <param name="concert">With the state of its sale now.</param>
    public bool Matches(ConcertListing concert) =>
        (State is null || concert.SaleState == State) && HasDate(concert) && HasWords(concert);

    // The text of an earlier version may not be normalised.
    private bool HasWords(ConcertListing concert)
    {
        if (_words.Length == 0)
            return true;
        var text = $"{concert.Title} {concert.Venue.Name} {concert.Venue.Address}".Normalize();
        return Array.TrueForAll(_words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // The day of a performance is one in the concert's time zone.
    private bool HasDate(ConcertListing concert) =>
        (From is null && To is null)
        || concert.Performances.Any(performance =>
        {
            var date = ConcertCalendar.DateOf(performance.StartsAt, concert.TimeZone);
            return !(date < From) && !(date > To);
        });
}
