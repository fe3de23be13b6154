namespace ConcertReservation.Application.Mails;

/// <summary>Delivers mails: by SMTP, or in Development into a folder.</summary>
public interface IMailTransport
{
    /// <summary>False when no server is set: then mails stay queued until they are given up.</summary>
    bool IsAvailable { get; }

    /// <exception cref="MailServerException">The server does not answer, or refuses the connection.</exception>
    Task<IMailConnection> ConnectAsync(CancellationToken ct);
}

/// <summary>A connection to the server, for several mails one after another.</summary>
public interface IMailConnection : IAsyncDisposable
{
    /// <summary>False after a failure that ended the connection.</summary>
    bool IsOpen { get; }

    /// <exception cref="MailRefusedException">The server will never take this mail.</exception>
    /// <exception cref="MailServerException">The server did not take the mail now.</exception>
    Task SendAsync(MailMessage mail, CancellationToken ct);
}

/// <summary>Trying again helps nothing.</summary>
public sealed class MailRefusedException(string reason, Exception? cause = null) : Exception(reason, cause);

/// <summary>Trying again later may help.</summary>
public sealed class MailServerException(string reason, Exception? cause = null) : Exception(reason, cause);
