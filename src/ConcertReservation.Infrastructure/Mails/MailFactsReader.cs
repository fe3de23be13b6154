using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Reservations;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Reads what the mails of a batch are written from, with one query for each table.</summary>
internal sealed class MailFactsReader(ConcertReservationDb db)
{
    public async Task<IReadOnlyDictionary<Guid, MailFacts>> ReadAsync(
        IReadOnlyCollection<DueMail> mails,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var recipients = await ReadRecipientsAsync(IdsOf(mails, mail => mail.UserId), ct);
        var concerts = await ReadConcertsAsync([.. mails.Select(mail => mail.ConcertId).Distinct()], ct);
        var starts = await ReadStartsAsync(IdsOf(mails, mail => mail.PerformanceId), ct);
        var ids = IdsOf(mails, mail => mail.ReservationId);
        var reservations = await db
            .Reservations.Where(r => ids.Contains(r.Id))
            .ToViews(db, now)
            .AcrossShards()
            .ToDictionaryAsync(r => r.ReservationId, ct);
        var holders = await ReadHoldersAsync(ids, ct);
        var turns = await ReadTurnsAsync(IdsOf(mails, mail => mail.TokenId), now, ct);
        return mails.ToDictionary(
            mail => mail.Id,
            mail => new MailFacts(
                Find(recipients, mail.UserId) ?? (mail.UserId is null ? Find(holders, mail.ReservationId) : null),
                concerts.GetValueOrDefault(mail.ConcertId),
                mail.PerformanceId is { } id && starts.TryGetValue(id, out var startsAt) ? startsAt : null,
                Find(reservations, mail.ReservationId)
            )
            {
                Turn = Find(turns, mail.TokenId),
            }
        );
    }

    private static T[] IdsOf<T>(IEnumerable<DueMail> mails, Func<DueMail, T?> id)
        where T : struct => [.. mails.Select(id).OfType<T>().Distinct()];

    private static T? Find<T>(Dictionary<Guid, T> rows, Guid? id)
        where T : class => id is { } known ? rows.GetValueOrDefault(known) : null;

    private Task<Dictionary<Guid, MailRecipient>> ReadRecipientsAsync(Guid[] ids, CancellationToken ct) =>
        db
            .Accounts.Where(account => ids.Contains(account.Id) && account.Email != null && account.RemovedAt == null)
            .ToDictionaryAsync(
                account => account.Id,
                account => new MailRecipient(account.Email!, account.Name, account.Language),
                ct
            );

    private Task<Dictionary<Guid, MailRecipient>> ReadHoldersAsync(Guid[] reservationIds, CancellationToken ct) =>
        db
            .Reservations.Where(r => reservationIds.Contains(r.Id) && r.UserId == null && r.HolderEmail != null)
            .AcrossShards()
            .ToDictionaryAsync(
                r => r.Id,
                r => new MailRecipient(r.HolderEmail!, r.HolderName!, r.HolderLanguage ?? Language.Ko),
                ct
            );

    private async Task<Dictionary<Guid, MailTurn>> ReadTurnsAsync(Guid[] ids, DateTimeOffset now, CancellationToken ct)
    {
        if (ids.Length == 0)
            return [];

        var tokens = await db
            .QueueTokens.AsNoTracking()
            .Where(token => ids.Contains(token.Id))
            .AcrossShards()
            .ToListAsync(ct);
        return tokens.ToDictionary(
            token => token.Id,
            token => new MailTurn(token.StatusAt(now), token.ExpiresAt, token.ClaimedAt is not null)
        );
    }

    private Task<Dictionary<long, MailConcert>> ReadConcertsAsync(long[] ids, CancellationToken ct) =>
        db
            .Concerts.Where(concert => ids.Contains(concert.Id))
            .AcrossShards()
            .ToDictionaryAsync(
                concert => concert.Id,
                concert => new MailConcert(
                    concert.Title,
                    concert.Venue.Name,
                    concert.Venue.Address,
                    concert.TimeZone,
                    concert.Details.RunningMinutes
                ),
                ct
            );

    private Task<Dictionary<long, DateTimeOffset>> ReadStartsAsync(long[] ids, CancellationToken ct) =>
        db
            .Performances.Where(performance => ids.Contains(performance.Id))
            .AcrossShards()
            .ToDictionaryAsync(performance => performance.Id, performance => performance.StartsAt, ct);
}
