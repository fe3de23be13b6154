using System.Data.Common;
using ConcertReservation.EmbeddedPostgres.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

[assembly: HostingStartup(typeof(DevelopmentDatabase))]

namespace ConcertReservation.EmbeddedPostgres.Hosting;

/// <summary>
/// Starts an embedded server when the app starts in Development without a connection string. The app has no reference
/// to this type: ASP.NET Core loads it because <c>launchSettings.json</c> names this assembly in
/// <c>ASPNETCORE_HOSTINGSTARTUPASSEMBLIES</c>. A published app does not contain the assembly.
/// </summary>
public sealed class DevelopmentDatabase : IHostingStartup
{
    private const string Name = "concert_reservation";
    private const string Setting = "ConnectionStrings:Default";
    private const string DataDirectory = "EmbeddedPostgres:DataDirectory";
    private const string DefaultDataDirectory = ".data/postgres";
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);

    public void Configure(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureAppConfiguration(AddServer);
    }

    private static void AddServer(WebHostBuilderContext app, IConfigurationBuilder settings)
    {
        // The context contains only the settings of the host; these also contain the files and the environment.
        var configuration = settings as IConfiguration ?? settings.Build();
        if (!app.HostingEnvironment.IsDevelopment() || !string.IsNullOrWhiteSpace(configuration[Setting]))
            return;

        var folder = configuration[DataDirectory] ?? DefaultDataDirectory;
        var server = Start(Path.GetFullPath(folder, app.HostingEnvironment.ContentRootPath));
        settings.AddInMemoryCollection([new(Setting, ConnectionString(server))]);
    }

    // Blocks, because this callback is synchronous and the services of the app need the connection string.
    private static PostgresServer Start(string folder)
    {
        var options = new PostgresServerOptions { DataDirectory = folder, Log = Console.WriteLine };
        var server = PostgresServer.StartAsync(options).GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(StopLimit);
        return server;
    }

    private static string ConnectionString(PostgresServer server) =>
        new DbConnectionStringBuilder
        {
            ConnectionString = server.ConnectionString,
            ["Database"] = Name,
        }.ConnectionString;
}
