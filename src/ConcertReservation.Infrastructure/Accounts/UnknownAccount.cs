using Microsoft.AspNetCore.Identity;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>
/// Verifies a dummy hash when no account has the e-mail address, so that the response time does not reveal it.
/// </summary>
internal sealed class UnknownAccount
{
    private readonly PasswordHasher<AccountRecord> _hasher = new();
    private readonly string _hash;

    public UnknownAccount() => _hash = _hasher.HashPassword(AccountRecord.Nobody, "not the password of any account");

    public void VerifyDummyHash(string password) => _hasher.VerifyHashedPassword(AccountRecord.Nobody, _hash, password);
}
