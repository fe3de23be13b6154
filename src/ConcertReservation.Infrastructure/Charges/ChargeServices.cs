using System.Net.Http.Headers;
using System.Text;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace ConcertReservation.Infrastructure.Charges;

internal static class ChargeServices
{
    private const int MostBytes = 8 * 1024 * 1024;
    private const int Repetitions = 2;

    // Two attempts, and their pause, fit into the time of a call.
    private const double PartOfAttempt = 0.45;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ShortestSampling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static IServiceCollection AddCharges(this IServiceCollection services) =>
        services
            .AddScoped<IChargeRepository, ChargeRepository>()
            .AddScoped<IChargeComparisonRepository, ChargeComparisonRepository>()
            .AddSingleton<IPaymentProviders, PaymentProviders>()
            .AddProviderClient(PaymentProviderName.TossPayments, TossPaymentsProvider.Credentials)
            .AddProviderClient(PaymentProviderName.Stripe, StripeProvider.Credentials);

    /// <summary>
    /// A repetition is safe: every request that changes something carries an idempotency key, or can be made twice.
    /// </summary>
    private static IServiceCollection AddProviderClient(
        this IServiceCollection services,
        PaymentProviderName name,
        Func<string, AuthenticationHeaderValue> credentials
    )
    {
        services
            .AddHttpClient(name.ToString())
            .ConfigureHttpClient(
                (provider, client) =>
                {
                    var settings = SettingsOf(provider, name);
                    client.BaseAddress = settings.BaseUrl;
                    client.DefaultRequestHeaders.Authorization = credentials(settings.SecretKey);
                    if (name == PaymentProviderName.Stripe)
                        client.DefaultRequestHeaders.Add(StripeProvider.VersionHeader, StripeProvider.Version);
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("ConcertReservation/1");
                    // The resilience handler ends earlier; this also ends a body that never does.
                    client.Timeout = TimeoutOf(provider) + TimeSpan.FromSeconds(1);
                    client.MaxResponseContentBufferSize = MostBytes;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ConnectTimeout = ConnectTimeout,
                    PooledConnectionLifetime = ConnectionLifetime,
                }
            )
            // Addresses contain payment keys.
            .RemoveAllLoggers()
            .AddStandardResilienceHandler()
            .Configure(
                (options, provider) =>
                {
                    var timeout = TimeoutOf(provider);
                    options.TotalRequestTimeout.Timeout = timeout;
                    options.AttemptTimeout.Timeout = timeout * PartOfAttempt;
                    options.Retry.MaxRetryAttempts = Repetitions;
                    options.Retry.Delay = FirstPause;
                    var sampling = timeout * 2;
                    options.CircuitBreaker.SamplingDuration = sampling > ShortestSampling ? sampling : ShortestSampling;
                    options.CircuitBreaker.FailureRatio = 0.5;
                }
            );
        return services;
    }

    internal static AuthenticationHeaderValue Basic(string user) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":")));

    private static TimeSpan TimeoutOf(IServiceProvider provider) =>
        provider.GetRequiredService<ChargeSettings>().Timeout;

    private static ProviderSettings SettingsOf(IServiceProvider provider, PaymentProviderName name) =>
        provider.GetRequiredService<IReadOnlyList<ProviderSettings>>().Single(settings => settings.Name == name);
}
