namespace ConcertReservation.Domain.Concerts;

/// <summary>What of a concert may still change once it is announced.</summary>
/// <param name="SaleClosesAt">Null: with the last performance.</param>
public sealed record ConcertTerms(string Title, Venue Venue, DateTimeOffset SaleOpensAt, DateTimeOffset? SaleClosesAt);
