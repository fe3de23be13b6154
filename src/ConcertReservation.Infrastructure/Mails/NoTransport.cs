using ConcertReservation.Application.Mails;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>No server is set: mails wait until they are given up.</summary>
internal sealed class NoTransport : IMailTransport
{
    public bool IsAvailable => false;

    public Task<IMailConnection> ConnectAsync(CancellationToken ct) =>
        throw new MailServerException("Smtp__Host is not set.");
}
