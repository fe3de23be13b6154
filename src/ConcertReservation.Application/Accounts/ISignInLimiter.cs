namespace ConcertReservation.Application.Accounts;

/// <summary>Limits how often clients may try to sign in to one account.</summary>
public interface ISignInLimiter
{
    /// <summary>
    /// Counts one try. Refuses with <c>rate_limited</c>, whether or not the e-mail address has an account.
    /// </summary>
    void EnsureNotTooMany(string email);
}
