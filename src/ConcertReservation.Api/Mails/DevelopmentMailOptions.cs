namespace ConcertReservation.Api.Mails;

/// <summary>Development without a mail server: mails become files, which <c>/dev/mail</c> shows.</summary>
public sealed class DevelopmentMailOptions
{
    public const string Section = "DevelopmentMail";

    /// <summary>The folder of the mails, relative to the app's folder.</summary>
    public string Directory { get; init; } = ".data/mail";
}
