namespace ConcertReservation.Application.Accounts;

/// <summary>
/// Limits wrong passwords: of one address, and to one account from addresses that have never signed in to it. A right
/// password does not count, so that many customers behind one address can sign in at the same time.
/// </summary>
public interface ISignInLimiter
{
    /// <summary>Refuses with <c>rate_limited</c> when the address has sent too many wrong passwords.</summary>
    void EnsureMayTry(ClientOrigin origin);

    /// <summary>
    /// Whether unknown addresses have sent too many wrong passwords to the account. The answer does not depend on
    /// whether the e-mail address has an account.
    /// </summary>
    bool IsUnderAttack(string email);

    /// <summary>Refuses with <c>rate_limited</c> when the account is under attack.</summary>
    void EnsureNotUnderAttack(string email);

    /// <summary>Counts a wrong password.</summary>
    /// <param name="isKnown">The address has signed in to the account before.</param>
    void CountWrongPassword(string email, ClientOrigin origin, bool isKnown);
}
