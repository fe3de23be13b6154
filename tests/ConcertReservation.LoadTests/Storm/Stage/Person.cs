namespace ConcertReservation.LoadTests.Storm.Stage;

/// <summary>A customer with an account of their own.</summary>
internal sealed record Person(int Number, string Email, string Password, Guid UserId, string AccessToken);
