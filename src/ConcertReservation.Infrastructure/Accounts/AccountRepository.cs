using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Accounts;

internal sealed class AccountRepository(
    UserManager<AccountRecord> users,
    ConcertReservationDb db,
    UnknownAccount unknown,
    TimeProvider time
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

    public async Task<Account?> FindAsync(Guid userId, CancellationToken ct) =>
        (await db.Accounts.SingleOrDefaultAsync(a => a.Id == userId, ct))?.ToAccount();

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
        // Checked also for a locked account, so that its response and response time do not differ. For the same reason
        // every form is checked, also after the right one.
        var isCorrect = false;
        foreach (var form in forms)
            isCorrect |= await users.CheckPasswordAsync(record, form);
        if (record.IsLocked(time.GetUtcNow()))
            return null;
        if (isCorrect)
            return await ResetFailuresAsync(record, ct);
        await CountFailureAsync(record, ct);
        return null;
    }

    private async Task<Account> ResetFailuresAsync(AccountRecord record, CancellationToken ct)
    {
        if (record.AccessFailedCount > 0)
            await RowOf(record).ExecuteUpdateAsync(row => row.SetProperty(a => a.AccessFailedCount, 0), ct);
        return record.ToAccount();
    }

    // One statement that increments the stored count: Identity would lose one of two concurrent failures.
    private Task<int> CountFailureAsync(AccountRecord record, CancellationToken ct)
    {
        var lockout = users.Options.Lockout;
        var last = lockout.MaxFailedAccessAttempts - 1;
        DateTimeOffset? end = time.GetUtcNow() + lockout.DefaultLockoutTimeSpan;
        return RowOf(record)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount < last ? a.LockoutEnd : end)
                        .SetProperty(
                            a => a.AccessFailedCount,
                            a => a.AccessFailedCount < last ? a.AccessFailedCount + 1 : 0
                        ),
                ct
            );
    }

    private IQueryable<AccountRecord> RowOf(AccountRecord record) => db.Accounts.Where(a => a.Id == record.Id);
}
