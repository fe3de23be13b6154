using System.Data;
using ConcertReservation.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Database;

internal sealed class EfUnitOfWork(ConcertReservationDb db) : IUnitOfWork
{
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        // READ COMMITTED and explicit row locks: see docs/decisions/0003.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        try
        {
            var result = await useCase(ct);
            await db.SaveChangesAsync(ct);
            // From here on the client's patience no longer matters: the answer must be known, not guessed.
            await transaction.CommitAsync(CancellationToken.None);
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

    public Task FlushAsync(CancellationToken ct) => db.SaveChangesAsync(ct);
}
