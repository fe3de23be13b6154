using ConcertReservation.Domain.Errors;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>
/// Which faults of the database are worth another try. A transaction that was rolled back left nothing, so a use case
/// may run again; one whose commit got no answer may have taken effect, so it may not.
/// </summary>
internal static class TransientFaults
{
    private const int MostTries = 3;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> transaction, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception exception) when (attempt < MostTries && IsRolledBack(exception))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Commits, and tells a commit without an answer apart from everything that happened before it.</summary>
    public static async Task CommitAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            throw new DomainException(
                ErrorCode.Overloaded,
                "The database went away before it said whether this was done. Look, or repeat it with its key.",
                exception
            );
        }
    }

    /// <summary>The server does not take writes: a primary that was demoted, or one that protects a full disk.</summary>
    public static bool IsReadOnly(Exception? exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction }
        || (exception?.InnerException is { } inner && IsReadOnly(inner));

    private static bool IsRolledBack(Exception? exception) =>
        exception switch
        {
            null or DomainException => false,
            PostgresException
            {
                SqlState: PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.ReadOnlySqlTransaction
            } => true,
            PostgresException => false,
            NpgsqlException { IsTransient: true, InnerException: not TimeoutException } => true,
            _ => IsRolledBack(exception.InnerException),
        };
}
