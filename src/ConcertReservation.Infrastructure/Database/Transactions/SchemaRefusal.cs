using ConcertReservation.Domain.Errors;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>
/// Maps a violated unique index to the error code that the domain gives for the same case, when a lock or a check did
/// not prevent it. Any other violation is a bug and stays an exception.
/// </summary>
internal static class SchemaRefusal
{
    public const string OneAccountPerEmail = "ux_accounts_normalized_email";
    public const string OneAccountPerUserName = "ux_accounts_normalized_user_name";
    public const string OneLiveReservationPerSeat = "ux_reservation_seats_live";

    public static ErrorCode? Of(Exception exception) =>
        Find(exception) is { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName switch
            {
                OneLiveReservationPerSeat => ErrorCode.SeatUnavailable,
                OneAccountPerEmail or OneAccountPerUserName => ErrorCode.EmailTaken,
                _ => null,
            }
            : null;

    /// <summary>
    /// True when the database refused the data: a wrong value (class 22), a constraint (class 23) or a trigger (P0).
    /// </summary>
    public static bool IsRefusal(Exception exception) =>
        Find(exception)?.SqlState is { } state
        && (
            state.StartsWith("22", StringComparison.Ordinal)
            || state.StartsWith("23", StringComparison.Ordinal)
            || state.StartsWith("P0", StringComparison.Ordinal)
        );

    private static PostgresException? Find(Exception exception) =>
        exception as PostgresException ?? (exception as DbUpdateException)?.InnerException as PostgresException;
}
