using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Charges;

internal static class ChargeSettingsServices
{
    /// <summary>
    /// A provider is known when its keys are configured, also one that opens no new charges any more: the charges that
    /// it opened go on.
    /// </summary>
    public static IServiceCollection AddChargeSettings(this IServiceCollection services) =>
        services
            .AddSingleton(SettingsOf)
            .AddSingleton<IReadOnlyList<ProviderSettings>>(provider => [.. ProvidersOf(provider)]);

    private static ChargeSettings SettingsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<ChargeOptions>>().Value;
        return new ChargeSettings(
            options.Provider is null or "" or ChargeOptions.Instant
                ? null
                : Enum.Parse<PaymentProviderName>(options.Provider),
            options.PendingFor,
            options.ReconcileAfter,
            options.Timeout
        );
    }

    private static IEnumerable<ProviderSettings> ProvidersOf(IServiceProvider provider)
    {
        var toss = provider.GetRequiredService<IOptions<TossPaymentsOptions>>().Value;
        if (!string.IsNullOrEmpty(toss.SecretKey))
            yield return new ProviderSettings
            {
                Name = PaymentProviderName.TossPayments,
                BaseUrl = new Uri(toss.BaseUrl),
                ScriptUrl = new Uri(toss.ScriptUrl),
                PublicKey = toss.ClientKey ?? "",
                SecretKey = toss.SecretKey,
            };
        var stripe = provider.GetRequiredService<IOptions<StripeOptions>>().Value;
        if (!string.IsNullOrEmpty(stripe.SecretKey))
            yield return new ProviderSettings
            {
                Name = PaymentProviderName.Stripe,
                BaseUrl = new Uri(stripe.BaseUrl),
                ScriptUrl = new Uri(stripe.ScriptUrl),
                PublicKey = stripe.PublishableKey ?? "",
                SecretKey = stripe.SecretKey,
                WebhookSecret = stripe.WebhookSecret,
            };
    }
}
