using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>A customer proves that the e-mail address is theirs.</summary>
public sealed class EmailVerificationFacade(
    IAccountRepository accounts,
    IAccountTokenRepository tokens,
    IAccountMails mails,
    SecurityTrail trail,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>An account gets at most one of these mails in this time.</summary>
    public static readonly TimeSpan OneMailIn = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Mails a link to the address of the account. Nothing is mailed to an address that is verified, nor while a link that
    /// was mailed a moment ago is on its way.
    /// </summary>
    public Task RequestAsync(Guid userId, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var account = await accounts.FindForUpdateAsync(userId, token);
                if (account is null or { IsEmailVerified: true })
                    return false;
                if (
                    !await accounts.TryCountMailAsync(
                        AccountMail.EmailVerification,
                        userId,
                        now - OneMailIn,
                        now,
                        token
                    )
                )
                    return false;
                mails.Queue(AccountMail.EmailVerification, userId, now);
                trail.Record(SecurityEventKind.VerificationRequested, userId);
                return true;
            },
            ct
        );

    /// <summary>
    /// Verifies the address to which the token was mailed. Refuses with <c>verification_token_invalid</c>.
    /// </summary>
    public async Task ConfirmAsync(string tokenText, CancellationToken ct)
    {
        var hash = AccountToken.HashOf(tokenText) ?? throw Invalid();
        var found = await tokens.FindAsync(AccountTokenKind.EmailVerification, hash, ct);
        if (found?.IsUsableAt(time.GetUtcNow()) != true)
            throw Invalid(found?.UserId);
        await unitOfWork.ExecuteAsync(token => ConfirmAsync(found.UserId, hash, token), ct);
    }

    private async Task<bool> ConfirmAsync(Guid userId, byte[] hash, CancellationToken ct)
    {
        // The account before its tokens, as everywhere.
        var account = await accounts.FindForUpdateAsync(userId, ct);
        var token = await tokens.FindForUpdateAsync(AccountTokenKind.EmailVerification, hash, ct);
        var now = time.GetUtcNow();
        if (account is null || token?.IsUsableAt(now) != true || !account.HasEmail(token.Email))
            throw Invalid(userId);

        await accounts.VerifyEmailAsync(userId, now, ct);
        await tokens.UseAllAsync(AccountTokenKind.EmailVerification, userId, now, ct);
        trail.Record(SecurityEventKind.EmailVerified, userId);
        return true;
    }

    private DomainException Invalid(Guid? userId = null)
    {
        trail.Refuse(SecurityEventKind.VerificationRefused, userId: userId);
        return new DomainException(ErrorCode.VerificationTokenInvalid, "This link was used before, or it is too old.");
    }
}
