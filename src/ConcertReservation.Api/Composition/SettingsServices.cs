using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Charges;
using ConcertReservation.Api.DemoData;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Mails;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Payments;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Api.Security;
using ConcertReservation.Api.Settings;
using ConcertReservation.Api.Telemetry;
using ConcertReservation.Infrastructure.Database.Connections;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

/// <summary>Registers every setting. docs/operations.md explains each.</summary>
internal static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) =>
        services
            .AddValidated<ConnectionStringOptions>(ConnectionStringOptions.Section)
            .AddValidated<DatabaseOptions>(DatabaseOptions.Section)
            .AddValidated<EmbeddedPostgresOptions>(EmbeddedPostgresOptions.Section)
            .AddValidated<OperatorOptions>(OperatorOptions.Section)
            .AddPasswordCost()
            .AddValidated<DemoOptions>(DemoOptions.Section)
            .AddValidated<QueueOptions>(QueueOptions.Section)
            .AddValidated<JoinOptions>(JoinOptions.Section)
            .AddValidated<PurchaseOptions>(PurchaseOptions.Section)
            .AddValidated<RefusalOptions>(RefusalOptions.Section)
            .AddValidated<HoldSweepOptions>(HoldSweepOptions.Section)
            .AddValidated<RefundOptions>(RefundOptions.Section)
            .AddValidated<ChargeOptions>(ChargeOptions.Section)
            .AddValidated<TossPaymentsOptions>(TossPaymentsOptions.Section)
            .AddValidated<StripeOptions>(StripeOptions.Section)
            .AddValidated<SmtpOptions>(SmtpOptions.Section)
            .AddValidated<SiteOptions>(SiteOptions.Section)
            .AddValidated<DevelopmentMailOptions>(DevelopmentMailOptions.Section)
            .AddValidated<OverloadOptions>(OverloadOptions.Section)
            .AddValidated<RateLimitOptions>(RateLimitOptions.Section)
            .AddValidated<ForwardedAddressOptions>(ForwardedAddressOptions.Section)
            .AddValidated<CorsOriginOptions>(CorsOriginOptions.Section)
            .AddValidated<TraceExportOptions>(TraceExportOptions.Section)
            .AddValidated<ListenAddressOptions>(ListenAddressOptions.Section)
            .AddSingleton<IValidateOptions<ChargeOptions>, ChargeOptionsValidator>()
            .AddSingleton<IValidateOptions<OverloadOptions>, PoolSizeValidator>();

    /// <summary>
    /// Throws with every wrong setting. The host validates only when it starts, after the database is prepared.
    /// </summary>
    public static void ValidateSettings(this WebApplication app) =>
        app.Services.GetRequiredService<IStartupValidator>().Validate();
}
