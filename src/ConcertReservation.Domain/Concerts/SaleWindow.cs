namespace ConcertReservation.Domain.Concerts;

/// <summary>When the line may be joined: from the announcement and until the last performance unless said otherwise.</summary>
public sealed record SaleWindow(DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt);
