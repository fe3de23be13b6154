using System.Diagnostics;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>A span around each use case's transaction, tries that were rolled back included.</summary>
internal static class UseCaseSpans
{
    private static readonly ActivitySource Source = new(SaleMeter.Name);

    /// <summary>Null when nobody listens.</summary>
    /// <param name="useCase">The facade's method.</param>
    public static Activity? Start(string useCase) =>
        Source.HasListeners() ? Source.StartActivity(useCase.Replace("Async", "", StringComparison.Ordinal)) : null;
}
