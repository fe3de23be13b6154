namespace ConcertReservation.Domain.Accounts;

public interface ICommonPasswords
{
    /// <summary>Whether it is among the 10,000 most common passwords of 8 characters or more, in upper or lower case.</summary>
    bool Contains(string password);
}
