using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Api.Mails;

/// <summary>The server that takes the mails. Without a host no mail is sent.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    public const string Section = "Smtp";

    public string? Host { get; init; }

    /// <summary>587 is for programs that send mails (RFC 6409); on 465 the connection begins encrypted.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    public string? UserName { get; init; }

    [DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    [AllowedValues("auto", "required", "none", ErrorMessage = "auto, required or none")]
    public string Security { get; init; } = "auto";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(From) && !Account.IsEmail(From))
            yield return Wrong(nameof(From), $"is \"{From}\". Allowed: an e-mail address.");
        if (!string.IsNullOrEmpty(Host) && string.IsNullOrEmpty(From))
            yield return Wrong(
                nameof(From),
                $"is missing. Allowed: an e-mail address, because {Section}__Host is set."
            );
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
            yield return Wrong(
                string.IsNullOrEmpty(UserName) ? nameof(UserName) : nameof(Password),
                $"is missing. Allowed: both of {Section}__UserName and {Section}__Password, or neither."
            );
    }

    internal MailServer? ToServer() =>
        string.IsNullOrEmpty(Host)
            ? null
            : new MailServer(
                Host,
                Port,
                Enum.Parse<SmtpSecurity>(Security, ignoreCase: true),
                string.IsNullOrEmpty(UserName) ? null : UserName,
                Password
            );

    private static ValidationResult Wrong(string name, string error) => new($"{Section}__{name} {error}");
}
