namespace ConcertReservation.Domain.Accounts;

/// <summary>The codes of authenticator apps: RFC 6238 with SHA-1, six digits and steps of 30 seconds.</summary>
public interface IOneTimeCodes
{
    /// <summary>
    /// The time step to which a code belongs: the current one, the one before or the one after, because clocks differ. Null
    /// for a wrong code.
    /// </summary>
    long? FindStep(byte[] secret, string code, DateTimeOffset now);

    /// <summary>The secret as people type it into an app: Base32.</summary>
    string Encode(byte[] secret);

    /// <summary>The <c>otpauth:</c> address that an app reads from a QR code.</summary>
    string UriOf(byte[] secret, string email);
}
