using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.DemoData;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Payments;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Api.Security;
using ConcertReservation.Api.Settings;
using ConcertReservation.Api.Telemetry;
using ConcertReservation.Infrastructure.Database.Connections;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

/// <summary>Everything that can be set; what each means stands in docs/operations.md.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings(this IServiceCollection services) =>
        services
            .AddChecked<ConnectionStringOptions>(ConnectionStringOptions.Section)
            .AddChecked<DatabaseOptions>(DatabaseOptions.Section)
            .AddChecked<EmbeddedPostgresOptions>(EmbeddedPostgresOptions.Section)
            .AddChecked<OperatorOptions>(OperatorOptions.Section)
            .AddChecked<DemoOptions>(DemoOptions.Section)
            .AddChecked<QueueOptions>(QueueOptions.Section)
            .AddChecked<JoinOptions>(JoinOptions.Section)
            .AddChecked<HoldSweepOptions>(HoldSweepOptions.Section)
            .AddChecked<RefundOptions>(RefundOptions.Section)
            .AddChecked<OverloadOptions>(OverloadOptions.Section)
            .AddChecked<RateLimitOptions>(RateLimitOptions.Section)
            .AddChecked<ForwardedAddressOptions>(ForwardedAddressOptions.Section)
            .AddChecked<CorsOriginOptions>(CorsOriginOptions.Section)
            .AddChecked<TraceExportOptions>(TraceExportOptions.Section)
            .AddChecked<ListenAddressOptions>(ListenAddressOptions.Section)
            .AddSingleton<IValidateOptions<OverloadOptions>, PoolSizeValidator>();

    /// <summary>Throws for all that is wrong. The host would do it when it starts, and the database is prepared before.</summary>
    public static void CheckSettings(this WebApplication app) =>
        app.Services.GetRequiredService<IStartupValidator>().Validate();
}
