using System.Diagnostics;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>One span per use case, named <c>HoldFacade.Hold</c>. It includes all tries.</summary>
internal static class UseCaseSpans
{
    private static readonly ActivitySource Source = new(InstrumentationScope.Name);

    /// <param name="file">The facade's source file, which has the facade's name.</param>
    /// <param name="method">The facade's method.</param>
    /// <returns>Null when traces are off.</returns>
    public static Activity? Start(string file, string method) =>
        Source.HasListeners() ? Source.StartActivity($"{ClassIn(file)}.{WithoutAsync(method)}") : null;

    // A path from a Windows build has backslashes, which are not separators on Linux.
    private static string ClassIn(string file) => Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));

    private static string WithoutAsync(string method) => method.Replace("Async", "", StringComparison.Ordinal);
}
