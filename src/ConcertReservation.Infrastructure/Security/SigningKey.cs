using System.Security.Cryptography;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>
/// The signing secret that all instances share. Data Protection would produce a different text each time; a fixed
/// secret produces the same text for the same token, on every instance and at any time.
/// </summary>
internal sealed class SigningKey(IDataProtectionProvider protection)
{
    private const int SecretSize = 32;
    private byte[]? _secret;

    public ReadOnlySpan<byte> Secret =>
        _secret ?? throw new InvalidOperationException("Startup must load the signing key.");

    /// <summary>Loads the secret, or creates it on the first start. The caller must hold the startup lock.</summary>
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

    // Never creates a new secret here: that would invalidate every sold ticket, which only an operator may decide.
    private static byte[] Open(SigningKeyRecord record, IDataProtector protector)
    {
        try
        {
            return protector.Unprotect(record.SealedSecret);
        }
        catch (CryptographicException exception)
        {
            throw new StartRefusedException(
                "The signing key in signing_keys cannot be opened, because its encryption key is missing in "
                    + "data_protection_keys. Restore that table from a backup: see docs/operations.md, Keys are lost.",
                exception
            );
        }
    }
}
