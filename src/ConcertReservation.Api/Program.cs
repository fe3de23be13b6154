using ConcertReservation.Api.Composition;
using ConcertReservation.Api.DemoData;
using ConcertReservation.Api.Mails;
using ConcertReservation.Api.Settings;
using ConcertReservation.Api.Telemetry;
using ConcertReservation.Application;
using ConcertReservation.Infrastructure;

if (HealthProbeCommand.FindAddress(args) is { } address)
    return await HealthProbeCommand.RunAsync(address);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.ValidateLogLevels();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSettings().AddInfrastructure().AddApplication().AddWorkers();
    builder.AddHttp();
    // Requests in flight get this long to finish before the process ends.
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));

    await using var app = builder.Build();
    app.ValidateSettings();
    app.UseHttp();
    app.LogBannerWhenStarted();
    app.LogMissingMailServer();
    await app.PrepareDatabaseAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartupErrors.IsExpected(exception))
{
    return await StartupErrors.WriteAsync(exception);
}
