using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Privacy;

/// <summary>Everything that is kept about an account.</summary>
public sealed class AccountExportFacade(
    IAccountExport export,
    IOverloadGuard guard,
    SecurityTrail trail,
    IUnitOfWork unitOfWork
)
{
    /// <summary>Writes one JSON object, read from one snapshot of the database.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="target">
    /// A buffer, not the client: a slow client must keep neither the snapshot nor the connection.
    /// </param>
    /// <param name="ct">Cancels.</param>
    public Task WriteAsync(Guid userId, Stream target, CancellationToken ct) =>
        guard.RunAsync(
            async () =>
            {
                await RecordAsync(userId, ct);
                await export.WriteAsync(userId, target, ct);
                return true;
            },
            ct
        );

    private Task<bool> RecordAsync(Guid userId, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            _ =>
            {
                trail.Record(SecurityEventKind.Exported, userId);
                return Task.FromResult(true);
            },
            ct
        );
}

public interface IAccountExport
{
    /// <summary>Writes row by row, so that the memory does not grow with the account.</summary>
    Task WriteAsync(Guid userId, Stream target, CancellationToken ct);
}
