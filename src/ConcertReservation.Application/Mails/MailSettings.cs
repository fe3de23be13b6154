namespace ConcertReservation.Application.Mails;

/// <summary>Where mails go.</summary>
/// <param name="From">The sender's address.</param>
/// <param name="Server">Null when no server is set.</param>
/// <param name="Folder">The folder of the mails in Development; null when a server is set.</param>
public sealed record MailSettings(string From, MailServer? Server, string? Folder);

/// <param name="UserName">Null: the server needs no sign-in.</param>
public sealed record MailServer(string Host, int Port, SmtpSecurity Security, string? UserName, string? Password)
{
    /// <summary>How long a step of the protocol may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Whether the connection to the server is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>When the server offers it. A password is never sent without it.</summary>
    Auto,

    Required,

    None,
}
