using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConcertReservation.PaymentSimulator.Stripe;

/// <summary>The header <c>Stripe-Signature</c>: HMAC-SHA-256 over time and body.</summary>
/// <remarks>https://docs.stripe.com/webhooks/signature</remarks>
internal static class StripeSignature
{
    public const string Header = "Stripe-Signature";

    public static string Of(string body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
