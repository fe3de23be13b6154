using ConcertReservation.Domain.Errors;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>
/// What the schema says when it has to stand in for a lock or a check: the same code the domain would give.
/// Anything else it refuses is a bug, and stays an exception.
/// </summary>
internal static class SchemaRefusal
{
    public const string OneAccountPerEmail = "ux_accounts_normalized_email";
    public const string OneAccountPerUserName = "ux_accounts_normalized_user_name";
    public const string OneLiveReservationPerSeat = "ux_reservation_seats_live";

    public static ErrorCode? Of(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName switch
            {
                OneLiveReservationPerSeat => ErrorCode.SeatUnavailable,
                OneAccountPerEmail or OneAccountPerUserName => ErrorCode.EmailTaken,
                _ => null,
            }
            : null;
}
