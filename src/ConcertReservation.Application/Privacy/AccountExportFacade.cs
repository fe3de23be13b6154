using ConcertReservation.Application.Overload;

namespace ConcertReservation.Application.Privacy;

/// <summary>Everything that is kept about an account.</summary>
public sealed class AccountExportFacade(IAccountExport export, IOverloadGuard guard)
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
                await export.WriteAsync(userId, target, ct);
                return true;
            },
            ct
        );
}

public interface IAccountExport
{
    /// <summary>Writes row by row, so that the memory does not grow with the account.</summary>
    Task WriteAsync(Guid userId, Stream target, CancellationToken ct);
}
