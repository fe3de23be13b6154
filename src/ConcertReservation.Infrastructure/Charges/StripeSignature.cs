using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Infrastructure.Charges;

/// <summary>
/// The signature of a Stripe webhook (https://docs.stripe.com/webhooks/signature): <c>t=time,v1=hex,…</c>, an
/// HMAC-SHA256 over the time, a dot and the body. Several <c>v1</c> while a secret is replaced.
/// </summary>
internal static class StripeSignature
{
    public const string Header = "Stripe-Signature";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Refuses with <c>webhook_signature_invalid</c>, whatever is wrong.</summary>
    public static void Ensure(WebhookMessage message, string? secret, DateTimeOffset now)
    {
        if (!IsValid(message, secret, now))
            throw new DomainException(ErrorCode.WebhookSignatureInvalid, "The signature of this message is not valid.");
    }

    private static bool IsValid(WebhookMessage message, string? secret, DateTimeOffset now)
    {
        if (message.Signature is not { } header || string.IsNullOrEmpty(secret))
            return false;

        var parts = header.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToList();
        var time = parts.Find(part => part[0] == "t")?[1];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        // Compared as numbers: a time outside the calendar is no time.
        if (Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) > (decimal)Tolerance.TotalSeconds)
            return false;

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret),
            [.. Encoding.UTF8.GetBytes(time + "."), .. message.Body.Span],
            expected
        );
        var isValid = false;
        foreach (var part in parts.Where(part => part[0] == "v1"))
            isValid |= IsSame(part[1], expected);
        return isValid;
    }

    private static bool IsSame(string hex, ReadOnlySpan<byte> expected) =>
        hex.Length == 2 * expected.Length
        && hex.All(char.IsAsciiHexDigit)
        && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hex), expected);
}
