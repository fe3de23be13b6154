using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Settings;

namespace ConcertReservation.Api.Charges;

/// <summary>Where the money of charges comes from.</summary>
[HasSections("TossPayments", "Stripe")]
public sealed class ChargeOptions
{
    public const string Section = "Charges";
    public const string Instant = "Instant";

    /// <summary><c>Instant</c> adds money to a wallet for nothing; it is the default in Development only.</summary>
    [AllowedValues(Instant, "TossPayments", "Stripe", ErrorMessage = "Instant, TossPayments or Stripe")]
    public string? Provider { get; init; }

    /// <summary>How long a customer may confirm a charge.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PendingFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>When the provider is first asked about a charge or cancellation whose end is not known.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReconcileAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a worker looks for them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of one call of the provider, with its repetitions.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}

public sealed class TossPaymentsOptions
{
    public const string Section = "Charges:TossPayments";

    [WebAddress(ErrorMessage = "a URL such as https://api.tosspayments.com")]
    public string BaseUrl { get; init; } = "https://api.tosspayments.com";

    /// <summary>The public key, for browsers.</summary>
    public string? ClientKey { get; init; }

    [DataType(DataType.Password)]
    public string? SecretKey { get; init; }

    /// <summary>The script of the payment page.</summary>
    [WebAddress(ErrorMessage = "a URL such as https://js.tosspayments.com/v2/standard")]
    public string ScriptUrl { get; init; } = "https://js.tosspayments.com/v2/standard";
}

public sealed class StripeOptions
{
    public const string Section = "Charges:Stripe";

    [WebAddress(ErrorMessage = "a URL such as https://api.stripe.com")]
    public string BaseUrl { get; init; } = "https://api.stripe.com";

    /// <summary>The public key, for browsers.</summary>
    public string? PublishableKey { get; init; }

    [DataType(DataType.Password)]
    public string? SecretKey { get; init; }

    /// <summary>With this Stripe signs its webhooks.</summary>
    [DataType(DataType.Password)]
    public string? WebhookSecret { get; init; }

    /// <summary>The script of the payment page.</summary>
    [WebAddress(ErrorMessage = "a URL such as https://js.stripe.com/v3/")]
    public string ScriptUrl { get; init; } = "https://js.stripe.com/v3/";
}
