using System.Collections.Concurrent;
using ConcertReservation.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>An instance with the log levels it ships with, whose log is kept for reading.</summary>
internal sealed class LoggedHost : WebApplicationFactory<Program>
{
    private readonly Service _beside;
    private readonly KeptLog _log = new();

    /// <param name="beside">Whose database it works on.</param>
    public LoggedHost(Service beside)
    {
        _beside = beside;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Everything logged so far, with exceptions and scopes' states.</summary>
    public string Log => string.Join('\n', _log.Lines);

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(configuration =>
            configuration.AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["environment"] = "Testing",
                    ["ConnectionStrings:Default"] = _beside.ConnectionString,
                    ["Database:LockTimeout"] = "00:00:01",
                }
            )
        );
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log));

    private sealed class KeptLog : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new KeptLogger(categoryName, Lines);

        public void Dispose() { }
    }

    private sealed class KeptLogger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category}: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
