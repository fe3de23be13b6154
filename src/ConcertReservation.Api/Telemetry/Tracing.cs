using System.Diagnostics;
using ConcertReservation.Application.Telemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// Exports traces over OTLP when an endpoint is set: the request, its use cases and their statements. The settings are
/// OpenTelemetry's own (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).
/// </summary>
internal static class Tracing
{
    // The path names a customer's reservation, the query may hold a token, the user agent describes a person.
    private static readonly string[] PrivateTags = ["url.path", "url.query", "user_agent.original"];

    public static IServiceCollection AddTracing(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<TraceExportOptions>() ?? new TraceExportOptions();
        if (!options.IsOn)
            return services;

        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(options.ServiceName))
            .WithTracing(traces =>
                traces
                    .AddAspNetCoreInstrumentation(http =>
                        http.EnrichWithHttpRequest = (span, _) => RemovePrivateTags(span)
                    )
                    .AddSource("Npgsql", InstrumentationScope.Name)
                    .AddOtlpExporter(otlp => otlp.Protocol = ProtocolOf(options))
            );
        return services;
    }

    private static void RemovePrivateTags(Activity span)
    {
        foreach (var tag in PrivateTags)
            span.SetTag(tag, null);
    }

    private static OtlpExportProtocol ProtocolOf(TraceExportOptions options) =>
        options.Protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
}
