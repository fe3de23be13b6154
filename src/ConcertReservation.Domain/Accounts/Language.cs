namespace ConcertReservation.Domain.Accounts;

/// <summary>The language in which the service writes to an account.</summary>
public enum Language
{
    Ko,
    En,
}
