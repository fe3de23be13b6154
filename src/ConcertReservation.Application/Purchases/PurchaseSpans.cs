using System.Diagnostics;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// The span of a batch. With one order it belongs to the trace of its request; with more it has a trace of its own,
/// linked to the requests.
/// </summary>
internal static class PurchaseSpans
{
    private const string Name = "PurchaseBatch";

    private static readonly ActivitySource Source = new(InstrumentationScope.Name);

    /// <returns>Null when traces are off.</returns>
    public static Activity? Start(IReadOnlyList<PurchaseRequest> batch)
    {
        if (!Source.HasListeners())
            return null;

        return batch is [var only]
            ? Source.StartActivity(Name, ActivityKind.Internal, only.Trace)
            : Source.StartActivity(
                Name,
                ActivityKind.Internal,
                parentContext: default,
                links: batch.Select(request => new ActivityLink(request.Trace))
            );
    }
}
