using System.Data.Common;

namespace ConcertReservation.Api.Errors;

/// <summary>Which exceptions mean that the database is away for a moment.</summary>
internal static class TemporaryFaults
{
    // There is no SQLSTATE when no server sent one: it was not reached, the connection was lost, or no host accepts
    // writes. The codes (https://www.postgresql.org/docs/current/errcodes-appendix.html): 08 connection, 53 resources,
    // 57 cancelled or shutting down, 25006 read-only server, 55P03 lock timeout, 40P01 deadlock, 40001 serialization.
    private static bool IsUnavailable(DbException fault) =>
        fault.SqlState is not { } sqlState
        || (
            sqlState.StartsWith("08", StringComparison.Ordinal)
            || sqlState.StartsWith("53", StringComparison.Ordinal)
            || sqlState.StartsWith("57", StringComparison.Ordinal)
            || sqlState is "25006" or "55P03" or "40P01" or "40001"
        );

    /// <summary>The database is unavailable or has no free connection: the same request may succeed later.</summary>
    public static bool Is(Exception? exception) =>
        exception is DbException { IsTransient: true } or TimeoutException
        || (exception is DbException fault && IsUnavailable(fault))
        || (exception?.InnerException is { } inner && Is(inner));
}
