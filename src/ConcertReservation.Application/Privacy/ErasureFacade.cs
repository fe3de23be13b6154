using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Privacy;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Privacy;

/// <summary>A person erases the own account. What the books need stays under its id.</summary>
public sealed class ErasureFacade(
    IAccountRepository accounts,
    PasswordCheck check,
    ErasureService erasing,
    EndedSessions ended,
    SecurityTrail trail,
    LeavePublisher left,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Erases the account in one transaction. Refuses with <c>invalid_credentials</c>, <c>rate_limited</c>,
    /// <c>account_in_use</c> or <c>last_operator</c>.
    /// </summary>
    /// <param name="userId">The caller.</param>
    /// <param name="password">As typed.</param>
    /// <param name="forfeit">The caller gives the balance up.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="ct">Cancels.</param>
    public async Task EraseAsync(Guid userId, string password, bool forfeit, ClientOrigin origin, CancellationToken ct)
    {
        var account =
            await accounts.FindAsync(userId, ct)
            ?? throw new DomainException(ErrorCode.Unauthenticated, "This account no longer exists.");
        var right = await check.CheckAsync(account.Email, password, origin, SecurityEventKind.ErasureRefused, ct);
        var now = time.GetUtcNow();
        await unitOfWork.ExecuteAsync(
            async token =>
            {
                var erased = await erasing.EraseAsync(right, forfeit, now, token);
                trail.Record(SecurityEventKind.Erased, userId);
                unitOfWork.AfterCommit(() => Publish(userId, erased));
                return erased;
            },
            ct
        );
    }

    private void Publish(Guid userId, Erased erased)
    {
        foreach (var session in erased.Sessions)
            ended.Add(session);
        foreach (var line in erased.Lines)
            left.Publish(line.ConcertId, userId, line.Released);
    }
}
