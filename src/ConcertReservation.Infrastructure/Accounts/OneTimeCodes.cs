using ConcertReservation.Domain.Accounts;
using OtpNet;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>Codes of RFC 6238. SHA-1, because some apps ignore another algorithm; its collisions do not matter for HMAC.</summary>
internal sealed class OneTimeCodes : IOneTimeCodes
{
    private const string Issuer = "Concert Reservation";
    private const int Digits = 6;

    // RFC 6238, section 5.2: at most one step back; one ahead for a phone whose clock is fast.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public long? FindStep(byte[] secret, string code, DateTimeOffset now) =>
        code.Length == Digits
        && code.All(char.IsAsciiDigit)
        && new Totp(secret).VerifyTotp(now.UtcDateTime, code, out var step, Window)
            ? step
            : null;

    public string Encode(byte[] secret) => Base32Encoding.ToString(secret);

    public string UriOf(byte[] secret, string email) => new OtpUri(OtpType.Totp, secret, email, Issuer).ToString();
}
