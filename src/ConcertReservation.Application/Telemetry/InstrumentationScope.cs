namespace ConcertReservation.Application.Telemetry;

/// <summary>
/// The name of this service's meter and of its activity source
/// (https://opentelemetry.io/docs/specs/otel/common/instrumentation-scope/).
/// </summary>
public static class InstrumentationScope
{
    public const string Name = "ConcertReservation";
}
