using System.Runtime.CompilerServices;

namespace ConcertReservation.Domain.Transactions;

/// <summary>Runs a use case in one transaction: all of its changes are stored, or none.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="useCase"/> in a READ COMMITTED transaction, saves its changes and commits. An exception
    /// rolls the transaction back. A use case that runs inside another one uses the outer transaction; a
    /// <see cref="Errors.DomainException"/> then rolls back only the inner use case.
    /// </summary>
    /// <remarks>
    /// Retries a few times after a transient rollback (a deadlock, a lost connection). Each try must therefore create
    /// or read its own entities.
    /// </remarks>
    /// <param name="method">The calling method, for the name of the span.</param>
    /// <param name="file">The file of the calling class, for the name of the span.</param>
    Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        [CallerMemberName] string method = "",
        [CallerFilePath] string file = ""
    );

    /// <summary>As <see cref="ExecuteAsync"/>, but without retries: for work that cannot start a second time.</summary>
    Task<T> ExecuteOnceAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        [CallerMemberName] string method = "",
        [CallerFilePath] string file = ""
    );

    /// <summary>
    /// Runs <paramref name="action"/> after the commit of the current transaction (the outer one inside another use
    /// case), and never after a rollback. For metrics and caches: an action that throws is logged, and does not fail
    /// the committed use case.
    /// </summary>
    void AfterCommit(Action action);

    /// <summary>
    /// Sends the pending changes inside the current transaction, so that the database assigns their keys.
    /// </summary>
    Task FlushAsync(CancellationToken ct);
}
