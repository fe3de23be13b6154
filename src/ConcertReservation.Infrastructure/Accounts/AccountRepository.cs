using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Accounts;

internal sealed class AccountRepository(
    UserManager<AccountRecord> users,
    ConcertReservationDb db,
    UnknownAccount unknown
) : IAccountRepository
{
    public async Task AddAsync(Account account, string password, CancellationToken ct)
    {
        var record = AccountRecord.Of(account);
        // Hashed before the first statement, because hashing is slow and must not keep a transaction open.
        record.PasswordHash = users.PasswordHasher.HashPassword(record, password);

        var result = await users.CreateAsync(record);
        if (!result.Succeeded)
            throw new DomainException(ErrorCode.EmailTaken, "An account with this e-mail address already exists.");
    }

    public Task SetPasswordAsync(Guid userId, string password, CancellationToken ct)
    {
        var hash = users.PasswordHasher.HashPassword(AccountRecord.Nobody, password);
        return db
            .Accounts.Where(a => a.Id == userId)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.PasswordHash, hash), ct);
    }

    public Task ChangeAsync(Guid userId, string? name, Language? language, CancellationToken ct)
    {
        var languageName = language is { } known ? StoredName.Of(known) : null;
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE accounts SET name = coalesce({name}, name), language = coalesce({languageName}, language)
            WHERE id = {userId}
            """,
            ct
        );
    }

    public async Task<Account?> FindAsync(Guid userId, CancellationToken ct) =>
        (await db.Accounts.SingleOrDefaultAsync(a => a.Id == userId, ct))?.ToAccount();

    public async Task<Account?> FindStaffAsync(Guid userId, CancellationToken ct) =>
        (await Members.SingleOrDefaultAsync(a => a.Id == userId, ct))?.ToAccount();

    public async Task<Account?> FindForShareAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db
            .Accounts.FromRows($"WHERE id = {userId} AND removed_at IS NULL FOR SHARE")
            .LockUntrackedAsync(ct);
        return rows.SingleOrDefault()?.ToAccount();
    }

    public async Task<Account?> FindForUpdateAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db
            .Accounts.FromRows($"WHERE id = {userId} AND removed_at IS NULL", OnLockedRow.Wait)
            .LockUntrackedAsync(ct);
        return rows.SingleOrDefault()?.ToAccount();
    }

    public async Task<IReadOnlyList<Account>> ListStaffAsync(Guid? before, int take, CancellationToken ct)
    {
        var staff = Members;
        if (before is { } id)
            staff = staff.Where(a => a.Id < id);
        var rows = await staff.OrderByDescending(a => a.Id).Take(take).AcrossShards().ToListAsync(ct);
        return [.. rows.Select(row => row.ToAccount())];
    }

    public async Task<Staff> LockStaffAsync(CancellationToken ct)
    {
        var rows = await db
            .Accounts.FromRows(
                $"WHERE /* every shard */ role <> 'customer' AND removed_at IS NULL ORDER BY id FOR NO KEY UPDATE"
            )
            .LockUntrackedAsync(ct);
        return new Staff([.. rows.Select(row => row.ToAccount())]);
    }

    public Task UpdateStaffAsync(Account account, CancellationToken ct)
    {
        long[] performanceIds = [.. account.PerformanceIds];
        return db
            .Accounts.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(a => a.Name, account.Name)
                        .SetProperty(a => a.Role, account.Role)
                        .SetProperty(a => a.PerformanceIds, performanceIds),
                ct
            );
    }

    public Task RemoveStaffAsync(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var free = RemovedAddress.Of(userId);
        var normalized = users.NormalizeEmail(free);
        return db
            .Accounts.Where(a => a.Id == userId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(a => a.RemovedAt, now)
                        .SetProperty(a => a.PasswordHash, (string?)null)
                        .SetProperty(a => a.Email, free)
                        .SetProperty(a => a.UserName, free)
                        .SetProperty(a => a.NormalizedEmail, normalized)
                        .SetProperty(a => a.NormalizedUserName, normalized),
                ct
            );
    }

    public async Task<Account?> FindByEmailAsync(string email, CancellationToken ct) =>
        (await users.FindByEmailAsync(email))?.ToAccount();

    public async Task<Account?> FindByCredentialsAsync(string email, string password, CancellationToken ct)
    {
        var record = await users.FindByEmailAsync(email);
        var forms = Password.FormsOf(password);
        if (record is null)
        {
            foreach (var form in forms)
                unknown.VerifyDummyHash(form);
            return null;
        }
        // Every form is checked, also after the right one, so that the response time does not differ.
        var isCorrect = false;
        foreach (var form in forms)
            isCorrect |= await users.CheckPasswordAsync(record, form);
        return isCorrect ? record.ToAccount() : null;
    }

    private IQueryable<AccountRecord> Members =>
        db.Accounts.Where(a => a.Role != Role.Customer && a.RemovedAt == null).AsNoTracking();
}
