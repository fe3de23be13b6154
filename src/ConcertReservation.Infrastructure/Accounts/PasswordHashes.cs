using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>
/// Hashes and verifies passwords: PBKDF2 with HMAC-SHA512, in the format of ASP.NET Core Identity (V3). Each verification
/// costs the same, for an unknown account, and for a hash that an earlier version made with fewer iterations.
/// </summary>
internal sealed class PasswordHashes
{
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;

    // A byte for the format, then the hash function, the iterations and the length of the salt.
    private const int IterationsAt = 5;
    private const int HeaderLength = 13;

    private readonly PasswordHasher<AccountRecord> _hasher;
    private readonly int _iterations;
    private readonly string _ofNobody;

    public PasswordHashes(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<AccountRecord>(options);
        _iterations = options.Value.IterationCount;
        _ofNobody = Hash("not the password of any account");
    }

    public string Hash(string password) => _hasher.HashPassword(AccountRecord.Nobody, password);

    /// <param name="hash">Null when no account has the e-mail address.</param>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        var outcome = _hasher.VerifyHashedPassword(AccountRecord.Nobody, hash ?? _ofNobody, password);
        if (hash is null)
            return PasswordVerificationResult.Failed;
        if (_iterations - IterationsOf(hash) is > 0 and var missing)
            _ = Rfc2898DeriveBytes.Pbkdf2(password, new byte[SaltBytes], missing, HashAlgorithmName.SHA512, KeyBytes);
        return outcome;
    }

    private static int IterationsOf(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        return bytes.Length < HeaderLength
            ? 0
            : (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(IterationsAt, sizeof(uint)));
    }
}
