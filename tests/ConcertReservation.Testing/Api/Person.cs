namespace ConcertReservation.Testing.Api;

/// <summary>A customer with an account of their own.</summary>
public sealed record Person(int Number, string Email, string Password, Guid UserId, string AccessToken);
