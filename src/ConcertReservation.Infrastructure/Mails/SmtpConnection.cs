using ConcertReservation.Application.Mails;
using MailKit.Net.Smtp;

namespace ConcertReservation.Infrastructure.Mails;

internal sealed class SmtpConnection(SmtpClient client, TimeSpan timeout, string from, TimeProvider time)
    : IMailConnection
{
    private const int FirstPermanentCode = 500;

    public bool IsOpen => client.IsConnected;

    public async Task SendAsync(MailMessage mail, CancellationToken ct)
    {
        using var message = MimeMails.Of(mail, from, time.GetUtcNow());
        try
        {
            using var limit = new StepLimit(timeout, time, ct);
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refusal) when (IsForGood(refusal))
        {
            throw new MailRefusedException($"{(int)refusal.StatusCode} {refusal.Message}", refusal);
        }
        catch (Exception failure) when (SmtpTransport.FailureOf(failure, ct) is { } reason)
        {
            // After a timeout, an answer that comes late would be taken for that of the next mail.
            if (failure is OperationCanceledException or TimeoutException)
                client.Dispose();
            throw new MailServerException(reason, failure);
        }
    }

    // Politely, when the server still answers.
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new StepLimit(TimeSpan.FromSeconds(1), time, CancellationToken.None);
            if (client.IsConnected)
                await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (SmtpTransport.FailureOf(failure, CancellationToken.None) is not null)
        {
            // The mails are sent and marked.
        }
        finally
        {
            client.Dispose();
        }
    }

    // A refused sender is wrong for all mails: the settings have to change, and then the mails can be sent.
    private static bool IsForGood(SmtpCommandException refusal) =>
        (int)refusal.StatusCode >= FirstPermanentCode
        && refusal.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);
}
