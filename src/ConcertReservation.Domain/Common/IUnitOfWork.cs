namespace ConcertReservation.Domain.Common;

/// <summary>One use case, one transaction: all of it is kept, or nothing.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="useCase"/> in a READ COMMITTED transaction, saves what it changed and commits.
    /// Any exception rolls everything back.
    /// </summary>
    Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct);

    /// <summary>Sends pending changes inside the running transaction, so that the database assigns their keys.</summary>
    Task FlushAsync(CancellationToken ct);
}
