using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Application.Mails;

/// <summary>A mail as it is sent.</summary>
/// <param name="Name">The part of the Message-ID before the domain: the same each time this edition is sent.</param>
public sealed record MailMessage(string Name, MailRecipient To, MailText Text);

/// <param name="Subject">One line.</param>
/// <param name="Language">Such as <c>ko</c>.</param>
/// <param name="Plain">For programs that show no HTML.</param>
/// <param name="Attachments">Those with a content id are pictures in the HTML.</param>
public sealed record MailText(
    string Subject,
    string Language,
    string Plain,
    string Html,
    IReadOnlyList<MailAttachment> Attachments
);

/// <param name="ContentId">The HTML names it as <c>cid:…</c>; null for a file.</param>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content, string? ContentId = null);
