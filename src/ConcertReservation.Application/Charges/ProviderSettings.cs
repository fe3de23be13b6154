using ConcertReservation.Domain.Charges;

namespace ConcertReservation.Application.Charges;

/// <summary>How a payment provider is reached. A class, not a record: its text must not contain the keys.</summary>
public sealed class ProviderSettings
{
    public required PaymentProviderName Name { get; init; }
    public required Uri BaseUrl { get; init; }
    public required Uri ScriptUrl { get; init; }

    /// <summary>For browsers.</summary>
    public required string PublicKey { get; init; }
    public required string SecretKey { get; init; }

    /// <summary>Signs the messages of the provider; null for one that does not sign them.</summary>
    public string? WebhookSecret { get; init; }
}
