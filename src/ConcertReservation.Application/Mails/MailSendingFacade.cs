using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>
/// Sends the mails that are due. No transaction is open while the server answers. A mail is leased before it is sent and
/// marked after it: an instance that dies in between leaves a lease that ends, and another instance sends the mail again,
/// with the same Message-ID.
/// </summary>
public sealed class MailSendingFacade(
    IMailRepository mails,
    IMailWriter writer,
    IMailTransport transport,
    AccountLinks links,
    MailMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 20;

    /// <summary>Longer than a batch may take with the timeouts of the transport.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(1);

    /// <summary>Sends one batch.</summary>
    /// <param name="stopping">The batch ends after the mail that is being sent; the others are due again at once.</param>
    /// <param name="ct">Ends the batch in the middle of a mail.</param>
    public async Task<SentBatch> SendAsync(CancellationToken stopping, CancellationToken ct)
    {
        if (!transport.IsAvailable)
            return SentBatch.Empty;
        var now = time.GetUtcNow();
        var leased = await unitOfWork.ExecuteAsync(token => mails.LeaseAsync(BatchSize, now, now + Lease, token), ct);
        if (leased.Count == 0)
            return SentBatch.Empty;

        var open = new Queue<DueMail>(leased);
        try
        {
            var facts = await mails.ReadFactsAsync(leased, now, ct);
            return await SendAsync(open, facts, now + LongestBatch, stopping, ct);
        }
        finally
        {
            // The token may have ended the batch; without this the rest would wait for the end of the lease.
            if (open.Count > 0)
                await RunAsync(token => mails.RetryAsync(open, _ => now, reason: null, token), CancellationToken.None);
        }
    }

    private async Task<SentBatch> SendAsync(
        Queue<DueMail> open,
        IReadOnlyDictionary<Guid, MailFacts> facts,
        DateTimeOffset until,
        CancellationToken stopping,
        CancellationToken ct
    )
    {
        var batch = new SentBatch(open.Count);
        IMailConnection? connection = null;
        try
        {
            while (open.Count > 0 && !stopping.IsCancellationRequested && time.GetUtcNow() < until)
            {
                var mail = open.Peek();
                var isTaken = true;
                if (await WriteAsync(mail, facts[mail.Id], batch, ct) is { } message)
                {
                    connection ??= await transport.ConnectAsync(ct);
                    isTaken = await SendAsync(mail, message, connection, batch, ct);
                }
                open.Dequeue();
                if (connection is not { IsOpen: false })
                    continue;
                if (!isTaken)
                    throw new MailServerException(batch.LastReason ?? "The server ended the connection.");
                // Some servers take a limited number of mails in a connection.
                await connection.DisposeAsync();
                connection = null;
            }
        }
        catch (MailServerException failure)
        {
            // The server is the reason, not one mail: all of the batch wait, and so does this instance.
            batch.ServerFailed(failure.Message, open.Count);
            await RetryAsync([.. open], failure.Message, batch, CancellationToken.None);
            open.Clear();
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
        return batch;
    }

    /// <summary>Null when the mail has ended or waits, because it cannot be written.</summary>
    private async Task<MailMessage?> WriteAsync(DueMail mail, MailFacts facts, SentBatch batch, CancellationToken ct)
    {
        try
        {
            if (facts.Recipient is { } to && writer.Write(mail, await AddTokenAsync(mail, facts, ct)) is { } text)
                return new MailMessage(mail.Name, to, text);
            await EndAsync(mail, MailEnd.Dropped, "There is nothing to say any more.", ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            batch.Fault(mail, fault);
            await RetryAsync([mail], fault.Message, batch, ct);
        }
        return null;
    }

    private async Task<MailFacts> AddTokenAsync(DueMail mail, MailFacts facts, CancellationToken ct) =>
        mail is { TokenKind: { } kind, UserId: { } userId }
            ? facts with
            {
                Token = await links.CreateAsync(kind, userId, facts.Recipient!.Address, ct),
            }
            : facts;

    /// <summary>False when the server did not take the mail.</summary>
    private async Task<bool> SendAsync(
        DueMail mail,
        MailMessage message,
        IMailConnection connection,
        SentBatch batch,
        CancellationToken ct
    )
    {
        try
        {
            await connection.SendAsync(message, ct);
            // Not cancelled: a mail that was sent and is not marked would be sent again.
            await EndAsync(mail, MailEnd.Sent, reason: null, CancellationToken.None);
            metrics.CountSent();
            batch.Sent++;
            return true;
        }
        catch (MailRefusedException refusal)
        {
            batch.GivenUp(mail, refusal.Message);
            metrics.CountGivenUp(1, GivenUpCause.Refused);
            await EndAsync(mail, MailEnd.GivenUp, refusal.Message, ct);
            return true;
        }
        catch (MailServerException failure)
        {
            batch.LastReason = failure.Message;
            await RetryAsync([mail], failure.Message, batch, ct);
            return false;
        }
    }

    /// <summary>The mails wait for their next attempt, or are given up after a day.</summary>
    private async Task RetryAsync(
        IReadOnlyCollection<DueMail> failed,
        string reason,
        SentBatch batch,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var old = failed.Where(mail => mail.IsTooOldAt(now)).ToList();
        metrics.CountFailed(failed.Count);
        metrics.CountGivenUp(old.Count, GivenUpCause.TooOld);
        foreach (var mail in old)
        {
            batch.Expired(mail, reason);
            await EndAsync(mail, MailEnd.GivenUp, reason, ct);
        }
        await RunAsync(token => mails.RetryAsync([.. failed.Except(old)], mail => now + mail.Wait, reason, token), ct);
    }

    private Task EndAsync(DueMail mail, MailEnd end, string? reason, CancellationToken ct) =>
        RunAsync(token => mails.EndAsync(mail, end, reason, time.GetUtcNow(), token), ct);

    private async Task RunAsync(Func<CancellationToken, Task> statement, CancellationToken ct) =>
        await unitOfWork.ExecuteAsync(
            async token =>
            {
                await statement(token);
                return true;
            },
            ct
        );
}
