namespace ConcertReservation.PaymentSimulator;

/// <summary>The keys of the one merchant that the simulator knows. They open nothing else.</summary>
internal static class ProviderKeys
{
    public const string TossClient = "test_ck_simulator";
    public const string TossSecret = "test_sk_simulator";
    public const string StripePublishable = "pk_test_simulator";
    public const string StripeSecret = "sk_test_simulator";
    public const string StripeWebhookSecret = "whsec_simulator";
}
