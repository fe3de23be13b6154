using System.Security.Cryptography;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>
/// The one signing secret of all instances. Data Protection alone would give the same token another text each time;
/// signed with a fixed secret, a token is the same wherever and whenever it is asked for.
/// </summary>
internal sealed class SigningKey(IDataProtectionProvider protection)
{
    private const int SecretSize = 32;
    private byte[]? _secret;

    public ReadOnlySpan<byte> Secret => _secret ?? throw new InvalidOperationException("The start loads the key.");

    /// <summary>Loads the secret, making it the first time. Runs under the start's lock.</summary>
    public async Task LoadAsync(ConcertReservationDb db, CancellationToken ct)
    {
        var protector = protection.CreateProtector("SigningKey.v1");
        var record = await db.SigningKeys.OrderBy(key => key.Id).FirstOrDefaultAsync(ct);
        if (record is null)
        {
            var secret = RandomNumberGenerator.GetBytes(SecretSize);
            record = new SigningKeyRecord { SealedSecret = protector.Protect(secret) };
            db.SigningKeys.Add(record);
            await db.SaveChangesAsync(ct);
        }
        _secret = Open(record, protector);
    }

    // A new secret would void every ticket that was sold: not without somebody's decision.
    private static byte[] Open(SigningKeyRecord record, IDataProtector protector)
    {
        try
        {
            return protector.Unprotect(record.SealedSecret);
        }
        catch (CryptographicException exception)
        {
            throw new StartRefusedException(
                "The signing key in signing_keys cannot be opened, because the key it is sealed with is not in "
                    + "data_protection_keys. Put that table back from a backup: see docs/operations.md, Keys are lost.",
                exception
            );
        }
    }
}
