namespace ConcertReservation.Domain.Concerts;

public sealed record Venue(string Name, string Address);
