using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>The owner of an account changes the password, or resets a forgotten one by mail.</summary>
public sealed class PasswordFacade(
    IAccountRepository accounts,
    ISessionRepository sessions,
    IAccountTokenRepository tokens,
    IAccountMails mails,
    PasswordCheck check,
    PasswordRules rules,
    ResetRequests requests,
    EndedSessions ended,
    SecurityTrail trail,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string Field = "newPassword";

    private static readonly TimeSpan OneMailIn = TimeSpan.FromHours(1);

    /// <summary>
    /// Ends all other sessions in the transaction of the change. Refuses with <c>validation_failed</c>,
    /// <c>invalid_credentials</c> or <c>rate_limited</c>.
    /// </summary>
    /// <param name="sessionId">The session of the caller, which goes on.</param>
    public async Task ChangeAsync(
        Guid userId,
        Guid? sessionId,
        ChangePassword request,
        ClientOrigin origin,
        CancellationToken ct
    )
    {
        var account = await accounts.FindAsync(userId, ct) ?? throw Account.InvalidCredentials();
        var password = rules.Accept(request.NewPassword, account.Email, Field);
        var current = await check.CheckAsync(
            account.Email,
            request.CurrentPassword,
            origin,
            SecurityEventKind.PasswordChangeRefused,
            ct
        );
        // Before the transaction: hashing is slow.
        var next = accounts.HashOf(password);
        End(await unitOfWork.ExecuteAsync(token => ChangeAsync(current, next, sessionId, token), ct));
    }

    /// <summary>
    /// Costs no statement, so that the answer tells nothing about the address; a worker goes on with
    /// <see cref="MailRequestedAsync"/>. Refuses with <c>overloaded</c> while too many wait.
    /// </summary>
    public void RequestReset(string email, ClientOrigin origin)
    {
        var normalized = TypedText.Normalize(email);
        if (!Account.IsEmail(normalized))
            throw DomainException.Invalid("email", "This is not a valid e-mail address.");
        requests.Add(normalized, origin);
    }

    /// <summary>
    /// Mails the links that clients of this instance have requested, at most one an hour to an account. A request that an
    /// instance has not served when it dies is lost; the customer requests another one.
    /// </summary>
    public async Task MailRequestedAsync(CancellationToken ct)
    {
        while (requests.TryTake(out var request))
            try
            {
                await MailAsync(request, ct);
            }
            catch
            {
                requests.PutBack(request);
                throw;
            }
    }

    /// <summary>
    /// Sets the password, ends all sessions, and verifies the address to which the token was mailed. Refuses with
    /// <c>reset_token_invalid</c>, or with <c>validation_failed</c> before the token is used.
    /// </summary>
    public async Task ResetAsync(string tokenText, string newPassword, CancellationToken ct)
    {
        var hash = AccountToken.HashOf(tokenText) ?? throw Invalid();
        var now = time.GetUtcNow();
        var found = await tokens.FindAsync(AccountTokenKind.PasswordReset, hash, ct);
        if (found?.IsUsableAt(now) != true)
            throw Invalid(found?.UserId);

        // Before the transaction: hashing is slow.
        var next = accounts.HashOf(rules.Accept(newPassword, found.Email, Field));
        End(await unitOfWork.ExecuteAsync(token => ResetAsync(found.UserId, hash, next, token), ct));
    }

    private async Task<IReadOnlyList<Guid>> ChangeAsync(
        CheckedPassword current,
        string nextHash,
        Guid? sessionId,
        CancellationToken ct
    )
    {
        var userId = current.Account.Id;
        // A change at the same time has won: then the current password is another one.
        if (!await accounts.TryChangePasswordAsync(current, nextHash, ct))
            throw Account.InvalidCredentials();
        var now = time.GetUtcNow();
        await tokens.UseAllAsync(AccountTokenKind.PasswordReset, userId, now, ct);
        trail.Record(SecurityEventKind.PasswordChanged, userId);
        mails.Queue(AccountMail.PasswordChanged, userId, now);
        return sessionId is { } own
            ? await sessions.EndOthersAsync(userId, own, ct)
            : await sessions.EndAllAsync(userId, ct);
    }

    private async Task MailAsync(ResetRequest request, CancellationToken ct)
    {
        var account = await accounts.FindByEmailAsync(request.Email, ct);
        var isMailed =
            account is not null && await unitOfWork.ExecuteAsync(token => QueueResetAsync(account, request, token), ct);
        if (!isMailed)
            trail.Refuse(SecurityEventKind.PasswordResetRequested, request.Email, account?.Id, request.Origin);
    }

    private async Task<bool> QueueResetAsync(Account account, ResetRequest request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!await accounts.TryCountMailAsync(AccountMail.PasswordReset, account.Id, now - OneMailIn, now, ct))
            return false;
        mails.Queue(AccountMail.PasswordReset, account.Id, now);
        trail.Record(SecurityEventKind.PasswordResetRequested, account.Id, origin: request.Origin);
        return true;
    }

    private async Task<IReadOnlyList<Guid>> ResetAsync(Guid userId, byte[] hash, string nextHash, CancellationToken ct)
    {
        // The account before its tokens, as everywhere.
        var account = await accounts.FindForUpdateAsync(userId, ct);
        var token = await tokens.FindForUpdateAsync(AccountTokenKind.PasswordReset, hash, ct);
        var now = time.GetUtcNow();
        if (account is null || token?.IsUsableAt(now) != true || !account.HasEmail(token.Email))
            throw Invalid(userId);

        await accounts.SetPasswordHashAsync(userId, nextHash, ct);
        await accounts.VerifyEmailAsync(userId, now, ct);
        await tokens.UseAllAsync(AccountTokenKind.PasswordReset, userId, now, ct);
        trail.Record(SecurityEventKind.PasswordReset, userId);
        mails.Queue(AccountMail.PasswordChanged, userId, now);
        return await sessions.EndAllAsync(userId, ct);
    }

    private void End(IReadOnlyList<Guid> sessionIds)
    {
        foreach (var sessionId in sessionIds)
            ended.Add(sessionId);
    }

    private DomainException Invalid(Guid? userId = null)
    {
        trail.Refuse(SecurityEventKind.PasswordResetRefused, userId: userId);
        return new DomainException(ErrorCode.ResetTokenInvalid, "This link was used before, or it is too old.");
    }
}

public sealed record ChangePassword(string CurrentPassword, string NewPassword);
