using System.Runtime.CompilerServices;

namespace ConcertReservation.Domain.Transactions;

/// <summary>One use case, one transaction: all of it is kept, or nothing.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="useCase"/> in a READ COMMITTED transaction, saves what it changed and commits.
    /// Any exception rolls everything back. Inside another use case it is a part of that one's transaction, and an
    /// exception rolls back this part alone.
    /// </summary>
    /// <remarks>
    /// Tried again, a few times, when the database rolled it back for no fault of its own (a deadlock, a dropped
    /// connection): so it must make its entities itself, each time anew.
    /// </remarks>
    /// <param name="name">The use case's name, for whoever looks on.</param>
    Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        [CallerMemberName] string name = ""
    );

    /// <summary>As <see cref="ExecuteAsync"/>, for work that cannot be begun a second time.</summary>
    Task<T> ExecuteOnceAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        [CallerMemberName] string name = ""
    );

    /// <summary>
    /// Runs <paramref name="action"/> once the running transaction is committed, the outer one if there are two, and
    /// not at all when it is rolled back: for what other requests may then see.
    /// </summary>
    void AfterCommit(Action action);

    /// <summary>Sends pending changes inside the running transaction, so that the database assigns their keys.</summary>
    Task FlushAsync(CancellationToken ct);
}
