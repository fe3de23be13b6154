using ConcertReservation.PaymentSimulator;
using ConcertReservation.PaymentSimulator.Control;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Money.Provider;

/// <summary>The settings of an instance that takes its money through the simulator.</summary>
internal static class ProviderSettings
{
    public static Dictionary<string, string> Of(SimulatedProvider provider, Uri simulator) =>
        new(StringComparer.Ordinal)
        {
            ["Charges__Provider"] = provider.ToString(),
            ["Charges__TossPayments__BaseUrl"] = simulator.ToString(),
            ["Charges__TossPayments__ClientKey"] = ProviderKeys.TossClient,
            ["Charges__TossPayments__SecretKey"] = ProviderKeys.TossSecret,
            ["Charges__Stripe__BaseUrl"] = simulator.ToString(),
            ["Charges__Stripe__PublishableKey"] = ProviderKeys.StripePublishable,
            ["Charges__Stripe__SecretKey"] = ProviderKeys.StripeSecret,
            ["Charges__Stripe__WebhookSecret"] = ProviderKeys.StripeWebhookSecret,
        };

    /// <summary>Where the provider sends its webhooks: any instance, running or not.</summary>
    public static IReadOnlyList<Uri> WebhooksOf(Cluster cluster, SimulatedProvider provider)
    {
        var name = provider == SimulatedProvider.TossPayments ? "toss_payments" : "stripe";
        return [.. cluster.Instances.Select(each => new Uri(each.Address, $"/api/v1/webhooks/payments/{name}"))];
    }
}
