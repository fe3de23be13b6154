using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// Traces over OTLP when an endpoint is named, by the settings every OpenTelemetry SDK knows
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/): the request, the use case in it, and each statement.
/// </summary>
internal sealed class Tracing(IOptions<TraceExportOptions> options) : IHostedService, IDisposable
{
    private TracerProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsOn)
            _provider = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(r => r.AddService(options.Value.ServiceName))
                .AddSource("Microsoft.AspNetCore", "Npgsql", SaleMeter.Name)
                .AddOtlpExporter(Aim)
                .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.ForceFlush(timeoutMilliseconds: 2_000);
        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();

    private void Aim(OtlpExporterOptions otlp)
    {
        var endpoint = new Uri(options.Value.Endpoint!);
        var isGrpc = options.Value.Protocol == "grpc";
        otlp.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = isGrpc ? endpoint : new Uri(endpoint, "v1/traces");
    }
}
