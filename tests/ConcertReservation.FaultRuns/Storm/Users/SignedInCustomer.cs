namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>A customer with an account and an access token.</summary>
internal sealed record SignedInCustomer(int Number, string Email, Guid UserId, string AccessToken);
