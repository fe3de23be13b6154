using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.Infrastructure.Charges;

internal sealed class PaymentProviders(
    IReadOnlyList<ProviderSettings> settings,
    IHttpClientFactory clients,
    ILogger<ProviderClient> log
) : IPaymentProviders
{
    private readonly Dictionary<PaymentProviderName, IPaymentProvider> _providers = settings.ToDictionary(
        own => own.Name,
        own => Create(own, new ProviderClient(own.Name, clients, log))
    );

    public bool Any => _providers.Count > 0;

    public IPaymentProvider? Find(PaymentProviderName name) => _providers.GetValueOrDefault(name);

    private static IPaymentProvider Create(ProviderSettings settings, ProviderClient client) =>
        settings.Name switch
        {
            PaymentProviderName.TossPayments => new TossPaymentsProvider(client, settings),
            PaymentProviderName.Stripe => new StripeProvider(client, settings),
            _ => throw new InvalidOperationException($"{settings.Name} has no adapter."),
        };
}
