using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// Creates the tokens of the links in mails to accounts, when a mail is sent: no row ever has the token itself, and its
/// time does not run while the mail waits. A mail that is sent a second time has another token; both work until one is
/// used.
/// </summary>
public sealed class AccountLinks(IAccountTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
{
    /// <returns>The token as text for the link.</returns>
    public Task<string> CreateAsync(AccountTokenKind kind, Guid userId, string email, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var text = AccountToken.NewText();
                var now = time.GetUtcNow();
                var created = new AccountToken(kind, userId, email, now + AccountToken.LifetimeOf(kind), UsedAt: null);
                await tokens.AddAsync(created, AccountToken.HashOf(text)!, now, token);
                return text;
            },
            ct
        );
}
