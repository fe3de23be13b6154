using ConcertReservation.Application.Operations;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// Traces over OTLP when an endpoint is named, by the settings every OpenTelemetry SDK knows
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/): the request, the use case in it, and each statement.
/// </summary>
internal sealed class Tracing(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    private TracerProvider? _provider;

    public static bool IsOn(IConfiguration configuration) => configuration[Endpoint] is { Length: > 0 };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration[Endpoint] is { Length: > 0 } endpoint)
            _provider = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(r => r.AddService(configuration[ServiceName] ?? "concert-reservation"))
                .AddSource("Microsoft.AspNetCore", "Npgsql", SaleMeter.Name)
                .AddOtlpExporter(otlp => Aim(otlp, new Uri(endpoint)))
                .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.ForceFlush(timeoutMilliseconds: 2_000);
        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();

    private void Aim(OtlpExporterOptions otlp, Uri endpoint)
    {
        var isGrpc = string.Equals(configuration[Protocol], "grpc", StringComparison.Ordinal);
        otlp.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = isGrpc ? endpoint : new Uri(endpoint, "v1/traces");
    }
}
