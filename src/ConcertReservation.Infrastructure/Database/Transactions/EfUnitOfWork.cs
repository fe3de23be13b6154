using System.Data;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

internal sealed class EfUnitOfWork(ConcertReservationDb db, NpgsqlDataSource database) : IUnitOfWork
{
    private const string Savepoint = "part";

    private readonly List<Action> _afterCommit = [];

    public async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        string name = ""
    )
    {
        using var span = UseCaseSpans.Start(name);
        return db.Database.CurrentTransaction is { } outer
            ? await ExecuteAsPartAsync(outer, useCase, ct)
            : await TransientFaults.RetryAsync(() => ExecuteInTransactionAsync(useCase, ct), ct);
    }

    public async Task<T> ExecuteOnceAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        string name = ""
    )
    {
        using var span = UseCaseSpans.Start(name);
        return await ExecuteInTransactionAsync(useCase, ct);
    }

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public Task FlushAsync(CancellationToken ct) => db.SaveChangesAsync(ct);

    private async Task<T> ExecuteInTransactionAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        try
        {
            return await CommitAsync(useCase, ct);
        }
        catch (Exception exception) when (TransientFaults.IsReadOnly(exception))
        {
            // The pool is full of connections to a server that has stopped taking writes: new ones look for one that does.
            database.Clear();
            throw;
        }
    }

    private async Task<T> CommitAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        // READ COMMITTED and explicit row locks: see docs/decisions/0003.
        _afterCommit.Clear(); // of a try that was rolled back
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var result = await SaveAsync(useCase, ct);
        // From here on the client's patience no longer matters: the answer must be known, not guessed.
        await TransientFaults.CommitAsync(transaction);
        foreach (var action in _afterCommit)
            action();
        return result;
    }

    private async Task<T> ExecuteAsPartAsync<T>(
        IDbContextTransaction outer,
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct
    )
    {
        var actions = _afterCommit.Count;
        await outer.CreateSavepointAsync(Savepoint, ct);
        try
        {
            return await SaveAsync(useCase, ct);
        }
        catch (DomainException)
        {
            await outer.RollbackToSavepointAsync(Savepoint, CancellationToken.None);
            _afterCommit.RemoveRange(actions, _afterCommit.Count - actions);
            throw;
        }
    }

    private async Task<T> SaveAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        try
        {
            var result = await useCase(ct);
            await db.SaveChangesAsync(ct);
            return result;
        }
        catch (DbUpdateException exception) when (SchemaRefusal.Of(exception) is { } refusal)
        {
            throw new DomainException(refusal, "Somebody else was first.", exception);
        }
        finally
        {
            // A context that failed half way must not carry its changes into the next use case of the request.
            db.ChangeTracker.Clear();
        }
    }
}
