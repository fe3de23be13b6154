using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Privacy;

/// <summary>
/// Erases an account. Lock order: the account (of an operator: all accounts of the staff), its sessions, concert by concert
/// the queue token, the seats and the reservations, and last the wallet. A payment needs the wallet too: one that was first
/// is seen here, and one that is later finds the wallet closed.
/// </summary>
public sealed class ErasureService(
    IAccountRepository accounts,
    ISessionRepository sessions,
    IErasureRepository erasures,
    LeaveService leaving,
    IWalletRepository wallets
)
{
    /// <summary>
    /// Refuses with <c>unauthenticated</c> an account that no longer exists, with <c>invalid_credentials</c> when it has
    /// another password by now, with <c>last_operator</c>, and with <c>account_in_use</c> while a paid performance is to
    /// come, a charge is pending, or there is a balance that the owner does not give up.
    /// </summary>
    public async Task<Erased> EraseAsync(
        CheckedPassword password,
        bool forfeit,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var account = password.Account;
        await LockAsync(account, ct);
        _ = await accounts.FindForShareAsync(password, ct) ?? throw Account.InvalidCredentials();
        var ended = await sessions.EndAllAsync(account.Id, ct);
        var left = new List<LeftLine>();
        foreach (var concertId in await erasures.ListOpenConcertsAsync(account.Id, ct))
            left.Add(new LeftLine(concertId, await leaving.LeaveAsync(concertId, account.Id, now, ct)));

        var wallet = await wallets.FindForUpdateAsync(account.Id, ct);
        await EnsureNothingToComeAsync(account.Id, now, ct);
        await EnsureNoMoneyOnItsWayAsync(account.Id, ct);
        if (wallet.Close(forfeit, now) is { } forfeited)
            wallets.Add(forfeited);
        await erasures.EraseAsync(account.Id, now, ct);
        return new Erased(ended, left);
    }

    private async Task LockAsync(Account account, CancellationToken ct)
    {
        if (account.Role == Role.Customer)
        {
            _ = await accounts.FindForUpdateAsync(account.Id, ct) ?? throw NoLongerExists();
            return;
        }
        var staff = await accounts.LockStaffAsync(ct);
        var member = staff.FindOrNull(account.Id) ?? throw NoLongerExists();
        if (member.Role == Role.Operator)
            staff.EnsureOperatorBeside(member);
    }

    private async Task EnsureNothingToComeAsync(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var upcoming = await erasures.CountUpcomingAsync(userId, now, ct);
        if (upcoming > 0)
            throw new DomainException(
                ErrorCode.AccountInUse,
                "There are tickets to a performance that is to come.",
                ("upcoming", upcoming)
            );
    }

    // A closed wallet takes no charge, and the provider may already have the money.
    private async Task EnsureNoMoneyOnItsWayAsync(Guid userId, CancellationToken ct)
    {
        var pending = await erasures.CountPendingChargesAsync(userId, ct);
        if (pending > 0)
            throw new DomainException(
                ErrorCode.AccountInUse,
                "A charge is not finished. It ends by itself within an hour.",
                ("pendingCharges", pending)
            );
    }

    private static DomainException NoLongerExists() => new(ErrorCode.Unauthenticated, "This account no longer exists.");
}

/// <param name="Sessions">The sessions that ended.</param>
/// <param name="Lines">The lines that the customer has left.</param>
public sealed record Erased(IReadOnlyList<Guid> Sessions, IReadOnlyList<LeftLine> Lines);

/// <param name="Released">The reservations that were held.</param>
public sealed record LeftLine(long ConcertId, IReadOnlyList<Reservation> Released);
