using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Accounts;

internal sealed class AccountRepository(
    UserManager<AccountRecord> users,
    ConcertReservationDb db,
    PasswordHashes hashes
) : IAccountRepository
{
    public async Task AddAsync(Account account, string password, CancellationToken ct)
    {
        var record = AccountRecord.Of(account);
        // Hashed before the first statement, because hashing is slow and must not keep a transaction open.
        record.PasswordHash = hashes.Hash(password);

        var result = await users.CreateAsync(record);
        if (!result.Succeeded)
            throw new DomainException(ErrorCode.EmailTaken, "An account with this e-mail address already exists.");
    }

    public string HashOf(string password) => hashes.Hash(password);

    public Task SetPasswordHashAsync(Guid userId, string hash, CancellationToken ct) =>
        db
            .Accounts.Where(a => a.Id == userId)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.PasswordHash, hash), ct);

    public async Task<bool> TryChangePasswordAsync(CheckedPassword current, string hash, CancellationToken ct)
    {
        var changed = await db
            .Accounts.Where(a => a.Id == current.Account.Id && a.PasswordHash == current.Stamp)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.PasswordHash, hash), ct);
        return changed == 1;
    }

    public Task VerifyEmailAsync(Guid userId, DateTimeOffset now, CancellationToken ct) =>
        db
            .Accounts.Where(a => a.Id == userId && a.EmailVerifiedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.EmailVerifiedAt, now), ct);

    public async Task<bool> TryCountMailAsync(
        AccountMail mail,
        Guid userId,
        DateTimeOffset notAfter,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var account = db.Accounts.Where(a => a.Id == userId && a.RemovedAt == null);
        var counted =
            mail == AccountMail.PasswordReset
                ? account
                    .Where(a => a.ResetMailedAt == null || a.ResetMailedAt <= notAfter)
                    .ExecuteUpdateAsync(row => row.SetProperty(a => a.ResetMailedAt, now), ct)
                : account
                    .Where(a => a.VerificationMailedAt == null || a.VerificationMailedAt <= notAfter)
                    .ExecuteUpdateAsync(row => row.SetProperty(a => a.VerificationMailedAt, now), ct);
        return await counted == 1;
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

    public async Task<Account?> FindForUpdateAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db
            .Accounts.FromRows($"WHERE id = {userId} AND removed_at IS NULL FOR NO KEY UPDATE")
            .LockUntrackedAsync(ct);
        return rows.SingleOrDefault()?.ToAccount();
    }

    public async Task<Account?> FindForShareAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db
            .Accounts.FromRows($"WHERE id = {userId} AND removed_at IS NULL FOR SHARE")
            .LockUntrackedAsync(ct);
        return rows.SingleOrDefault()?.ToAccount();
    }

    public async Task<Account?> FindForShareAsync(CheckedPassword password, CancellationToken ct)
    {
        var rows = await db
            .Accounts.FromRows(
                $"WHERE id = {password.Account.Id} AND password_hash = {password.Stamp} AND removed_at IS NULL FOR SHARE"
            )
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

    public async Task<CheckedPassword?> FindByCredentialsAsync(string email, string password, CancellationToken ct)
    {
        var normalized = users.NormalizeEmail(email);
        var forms = Password.FormsOf(password);
        while (true)
        {
            var record = await db
                .Accounts.AsNoTracking()
                .SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, ct);
            var hash = record?.PasswordHash;
            // Every form is checked, also after the right one, so that the response time does not differ.
            var outcomes = forms.Select(form => hashes.Verify(hash, form)).ToList();
            if (hash is null || outcomes.TrueForAll(outcome => outcome == PasswordVerificationResult.Failed))
                return null;

            var right = new CheckedPassword(record!.ToAccount(), hash);
            if (!outcomes.Contains(PasswordVerificationResult.SuccessRehashNeeded))
                return right;
            var next = hashes.Hash(forms[0]);
            if (await TryChangePasswordAsync(right, next, ct))
                return right with { Stamp = next };
            // Another sign-in has replaced the hash, or the password was changed.
        }
    }

    private IQueryable<AccountRecord> Members =>
        db.Accounts.Where(a => a.Role != Role.Customer && a.RemovedAt == null).AsNoTracking();
}
