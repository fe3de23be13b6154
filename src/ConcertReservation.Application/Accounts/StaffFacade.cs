using System.Text.Json;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// The accounts that work here. A change of rights locks all of them, so that of two operators who demote each other one
/// comes second; then it ends the sessions of the account, so that every instance refuses its old tokens within a second.
/// </summary>
public sealed class StaffFacade(
    IAccountRepository accounts,
    ISessionRepository sessions,
    IAuthenticatorRepository authenticators,
    IWalletRepository wallets,
    IConcertRepository concerts,
    ICurrentOperator current,
    AuditTrail audit,
    PasswordRules rules,
    SecurityTrail trail,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "staff";

    public async Task<Page<StaffResult>> ListAsync(PageRequest page, CancellationToken ct)
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await accounts.ListStaffAsync(before, page.Limit + 1, ct);
        return Page<StaffResult>.Of(rows, page.Limit, StaffResult.Of, row => IdCursor.Of(CursorName, row.Id));
    }

    /// <summary>Refuses with <c>staff_not_found</c>.</summary>
    public async Task<StaffResult> FindAsync(Guid userId, CancellationToken ct) =>
        StaffResult.Of(await accounts.FindStaffAsync(userId, ct) ?? throw Staff.NotFound());

    /// <summary>
    /// Creates an account. Refuses with <c>email_taken</c> when a customer or an account of the staff has the address, so
    /// that no customer becomes staff by accident.
    /// </summary>
    public async Task<StaffResult> AddAsync(AddStaff request, CancellationToken ct)
    {
        var account = Account.Hire(request.Email, request.Terms, time.GetUtcNow());
        var password = rules.Accept(request.Password, account.Email);
        await EnsureKnownAsync(account.PerformanceIds, ct);
        return await unitOfWork.ExecuteAsync(
            async token =>
            {
                await LockAsync(token);
                await accounts.AddAsync(account, password, token);
                wallets.Add(Wallet.Open(account.Id));
                var added = StaffResult.Of(account);
                audit.Record("staff.add", Target(account.Id), before: null, after: added);
                trail.Record(SecurityEventKind.StaffAdded, account.Id, RoleText(account.Role));
                return added;
            },
            ct
        );
    }

    /// <summary>Refuses with <c>staff_not_found</c>, <c>last_operator</c> or <c>validation_failed</c>.</summary>
    public Task<StaffResult> ChangeAsync(Guid userId, Func<StaffTerms, StaffTerms> change, CancellationToken ct) =>
        ExecuteAsync(userId, token => ChangeLockedAsync(userId, change, token), ct);

    /// <summary>
    /// Removes an account: it can no longer sign in, and its e-mail address is free again. Refuses with
    /// <c>staff_not_found</c> or <c>last_operator</c>.
    /// </summary>
    public Task RemoveAsync(Guid userId, CancellationToken ct) =>
        ExecuteAsync(
            userId,
            async token =>
            {
                var staff = await LockAsync(token);
                var account = staff.Find(userId);
                if (account.Role == Role.Operator)
                    staff.EnsureOperatorBeside(account);
                await accounts.RemoveStaffAsync(userId, time.GetUtcNow(), token);
                await authenticators.RemoveAsync(userId, token);
                audit.Record("staff.remove", Target(userId), StaffResult.Of(account), after: null);
                trail.Record(SecurityEventKind.StaffRemoved, userId, RoleText(account.Role));
                return await sessions.EndAllAsync(userId, token);
            },
            ct
        );

    /// <summary>
    /// Switches the authenticator of a colleague off who has lost it; does nothing without one. Refuses with
    /// <c>staff_not_found</c>.
    /// </summary>
    public Task RemoveAuthenticatorAsync(Guid userId, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                (await LockAsync(token)).Find(userId);
                var removed = await authenticators.RemoveAsync(userId, token);
                if (removed)
                {
                    audit.Record("staff.authenticator.remove", Target(userId), before: null, after: null);
                    trail.Record(SecurityEventKind.AuthenticatorRemoved, userId);
                }
                return removed;
            },
            ct
        );

    // The audit also has that an operator tried to leave the house without one.
    private async Task<T> ExecuteAsync<T>(Guid userId, Func<CancellationToken, Task<T>> change, CancellationToken ct)
    {
        try
        {
            return await unitOfWork.ExecuteAsync(change, ct);
        }
        catch (DomainException refusal) when (refusal.Code == ErrorCode.LastOperator)
        {
            await unitOfWork.ExecuteAsync(
                _ =>
                {
                    audit.Record("staff.refused", Target(userId), before: null, new { refusal.Code });
                    return Task.FromResult(true);
                },
                ct
            );
            throw;
        }
    }

    private async Task<StaffResult> ChangeLockedAsync(
        Guid userId,
        Func<StaffTerms, StaffTerms> change,
        CancellationToken ct
    )
    {
        var staff = await LockAsync(ct);
        var account = staff.Find(userId);
        var (before, terms) = (StaffResult.Of(account), account.Terms);
        account.Change(change(terms));
        if (terms.Role == Role.Operator && account.Role != Role.Operator)
            staff.EnsureOperatorBeside(account);
        await EnsureKnownAsync([.. account.PerformanceIds.Except(terms.PerformanceIds)], ct);

        await accounts.UpdateStaffAsync(account, ct);
        var after = StaffResult.Of(account);
        audit.Record("staff.change", Target(userId), before, after);
        if (account.Terms.HasRightsOf(terms))
            return after;
        trail.Record(SecurityEventKind.RoleChanged, userId, $"{RoleText(terms.Role)} → {RoleText(account.Role)}");
        await sessions.EndAllAsync(userId, ct);
        return after;
    }

    private async Task<Staff> LockAsync(CancellationToken ct)
    {
        var staff = await accounts.LockStaffAsync(ct);
        if (current.Id is { } callerId)
            staff.EnsureOperator(callerId);
        return staff;
    }

    private async Task EnsureKnownAsync(IReadOnlyCollection<long> performanceIds, CancellationToken ct)
    {
        if (performanceIds.Count == 0)
            return;
        var known = await concerts.ListKnownPerformancesAsync(performanceIds, ct);
        if (known.Count < performanceIds.Count)
            throw DomainException.Invalid("performanceIds", "One of these is no performance.");
    }

    private static string RoleText(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    private static string Target(Guid userId) => $"staff/{userId}";
}
