using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>Stands in for an account that does not exist, so that the clock does not tell which e-mails do.</summary>
internal sealed class UnknownAccount
{
    private static readonly AccountRecord Nobody = new() { Name = "", Role = Role.Customer };

    private readonly PasswordHasher<AccountRecord> _hasher = new();
    private readonly string _hash;

    public UnknownAccount() => _hash = _hasher.HashPassword(Nobody, "a password that opens nothing");

    public void VerifyDummyHash(string password) => _hasher.VerifyHashedPassword(Nobody, _hash, password);
}
