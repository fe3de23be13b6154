using System.Data;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

internal sealed class EfUnitOfWork(
    ConcertReservationDb db,
    PendingStatements statements,
    NpgsqlDataSource database,
    ILogger<EfUnitOfWork> log
) : IUnitOfWork
{
    private const string Savepoint = "inner_use_case";

    private readonly List<Action> _afterCommit = [];

    public async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        string method = "",
        string file = ""
    )
    {
        using var span = UseCaseSpans.Start(file, method);
        return db.Database.CurrentTransaction is { } outer
            ? await ExecuteInnerAsync(outer, useCase, ct)
            : await TransientFaults.RetryAsync(() => ExecuteInTransactionAsync(useCase, ct), ct);
    }

    public async Task<T> ExecuteOnceAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        string method = "",
        string file = ""
    )
    {
        using var span = UseCaseSpans.Start(file, method);
        return await ExecuteInTransactionAsync(useCase, ct);
    }

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public async Task FlushAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await statements.SendAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
    }

    private async Task<T> ExecuteInTransactionAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        try
        {
            return await CommitAsync(useCase, ct);
        }
        catch (Exception exception) when (TransientFaults.IsReadOnly(exception))
        {
            // The pooled connections belong to a server that no longer accepts writes; new ones find the new primary.
            database.Clear();
            throw;
        }
    }

    private async Task<T> CommitAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        // READ COMMITTED with explicit row locks: see docs/decisions/0003.
        _afterCommit.Clear(); // removes the actions of a try that was rolled back
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var result = await SaveAsync(useCase, ct);
        // Not cancelled when the client goes away: the result of the commit must be known.
        await TransientFaults.CommitAsync(transaction);
        RunAfterCommit();
        return result;
    }

    // The changes are committed: an action that throws must not make the response a failure, or start a retry.
    private void RunAfterCommit()
    {
        foreach (var action in _afterCommit)
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                log.LogError(exception, "An action after a commit failed. The transaction is committed.");
            }
        }
    }

    private async Task<T> ExecuteInnerAsync<T>(
        IDbContextTransaction outer,
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct
    )
    {
        // The end of the inner use case detaches all entities: the outer one would silently lose its changes.
        if (db.ChangeTracker.Entries().Any())
            throw new InvalidOperationException("A use case cannot run another one after it has locked entities.");

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
            await FlushAsync(ct);
            return result;
        }
        catch (Exception exception) when (SchemaRefusal.Of(exception) is { } refusal)
        {
            throw new DomainException(refusal, "Another request was faster.", exception);
        }
        catch (Exception exception) when (SchemaRefusal.IsRefusal(exception))
        {
            throw new RefusedBySchemaException(exception);
        }
        finally
        {
            // After a failure the context must not carry unsaved changes into the next use case of the request.
            db.ChangeTracker.Clear();
            statements.Clear();
        }
    }
}
