using ConcertReservation.Domain.Errors;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>
/// Decides which database failures are retried. After a rollback a use case may run again, because it has changed
/// nothing. After a commit without a response it may not run again, because the commit may have taken effect.
/// </summary>
internal static class TransientFaults
{
    private const int MaxTries = 3;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> transaction, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception exception) when (attempt < MaxTries && IsRolledBack(exception))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>
    /// Commits. Refuses with <c>overloaded</c> when the commit gets no response, so that it is not retried.
    /// </summary>
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
                "The database failed before it confirmed the change. Check the result, or retry with the same Idempotency-Key.",
                exception
            );
        }
    }

    /// <summary>
    /// True when the server does not accept writes: a demoted primary, or a server set read-only for a full disk.
    /// </summary>
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
