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
        // Hashed before the first statement, so that the transaction is not open meanwhile.
        record.PasswordHash = users.PasswordHasher.HashPassword(record, password);

        var result = await users.CreateAsync(record);
        if (!result.Succeeded)
            throw new DomainException(ErrorCode.EmailTaken, "This e-mail has an account already.");
    }

    public async Task<Account?> FindAsync(Guid userId, CancellationToken ct) =>
        (await db.Accounts.SingleOrDefaultAsync(a => a.Id == userId, ct))?.ToAccount();

    public async Task<Account?> FindByEmailAsync(string email, CancellationToken ct) =>
        (await users.FindByEmailAsync(email))?.ToAccount();

    public async Task<Account?> FindByCredentialsAsync(string email, string password, CancellationToken ct)
    {
        var record = await users.FindByEmailAsync(email);
        if (record is null)
        {
            unknown.VerifyDummyHash(password);
            return null;
        }
        // Checked in any case, so that a locked account costs and answers the same.
        var isRight = await users.CheckPasswordAsync(record, password);
        if (record.IsLocked(time.GetUtcNow()))
            return null;
        if (isRight)
            return await ForgetFailuresAsync(record, ct);
        await CountFailureAsync(record, ct);
        return null;
    }

    private async Task<Account> ForgetFailuresAsync(AccountRecord record, CancellationToken ct)
    {
        if (record.AccessFailedCount > 0)
            await RowOf(record).ExecuteUpdateAsync(row => row.SetProperty(a => a.AccessFailedCount, 0), ct);
        return record.ToAccount();
    }

    // One statement on the row as it is now: Identity's own count is lost when two wrong passwords meet.
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
