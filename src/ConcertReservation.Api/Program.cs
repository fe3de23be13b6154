using ConcertReservation.Api.Composition;
using ConcertReservation.Api.Settings;
using ConcertReservation.Infrastructure;

if (HealthProbeCommand.In(args) is { } asked)
    return await HealthProbeCommand.AskAsync(asked);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.CheckLogLevels();
    await using var database = await DatabaseSource.OpenAsync(builder);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSettings().AddInfrastructure().AddApplication().AddWorkers();
    builder.AddHttp();
    // Requests in flight are finished before the process goes.
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));

    await using var app = builder.Build();
    app.CheckSettings();
    app.UseHttp();
    app.GreetWhenStarted();
    await app.PrepareDatabaseAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (StartupErrors.IsDueTo(refused))
{
    return await StartupErrors.ExplainAsync(refused);
}
