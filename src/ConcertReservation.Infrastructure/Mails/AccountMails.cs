using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Transactions;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>A mail to an account about itself concerns no concert: its concert id is 0.</summary>
internal sealed class AccountMails(PendingStatements statements) : IAccountMails
{
    public void Queue(AccountMail mail, Guid userId, DateTimeOffset now) =>
        statements.Add(
            $"""
            INSERT INTO mails (concert_id, queued_at, due_at, id, kind, user_id)
            VALUES (0, {now}, {now}, {Guid.CreateVersion7(now)}, {StoredName.Of(mail)}, {userId})
            """,
            rows: 1
        );
}
