namespace ConcertReservation.Domain.Accounts;

/// <summary>An account whose password was right.</summary>
/// <param name="Stamp">
/// Of the password: another one when the password was changed meanwhile. It never leaves the service.
/// </param>
public sealed record CheckedPassword(Account Account, string Stamp);
