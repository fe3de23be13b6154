using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>
/// Verifies a dummy hash when no account has the e-mail address, so that the response time does not reveal it.
/// </summary>
internal sealed class UnknownAccount
{
    private static readonly AccountRecord Dummy = new() { Name = "", Role = Role.Customer };

    private readonly PasswordHasher<AccountRecord> _hasher = new();
    private readonly string _hash;

    public UnknownAccount() => _hash = _hasher.HashPassword(Dummy, "not the password of any account");

    public void VerifyDummyHash(string password) => _hasher.VerifyHashedPassword(Dummy, _hash, password);
}
