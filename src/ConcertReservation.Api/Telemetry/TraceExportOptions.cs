using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Settings;

namespace ConcertReservation.Api.Telemetry;

/// <summary>Of the settings every OpenTelemetry SDK knows, those that are read here.</summary>
public sealed class TraceExportOptions
{
    /// <summary>They stand alone.</summary>
    public const string Section = "";

    /// <summary>Where traces go; none are made without it.</summary>
    [ConfigurationKeyName("OTEL_EXPORTER_OTLP_ENDPOINT")]
    [WebAddress(ErrorMessage = "a URL such as http://collector:4318")]
    public string? Endpoint { get; init; }

    [ConfigurationKeyName("OTEL_EXPORTER_OTLP_PROTOCOL")]
    [AllowedValues("grpc", "http/protobuf", ErrorMessage = "grpc or http/protobuf")]
    public string Protocol { get; init; } = "http/protobuf";

    [ConfigurationKeyName("OTEL_SERVICE_NAME")]
    public string ServiceName { get; init; } = "concert-reservation";

    internal bool IsOn => Endpoint is { Length: > 0 };
}
