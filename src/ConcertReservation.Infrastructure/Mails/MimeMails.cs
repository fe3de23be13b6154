using ConcertReservation.Application.Mails;
using MimeKit;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Builds the MIME message of a mail: text and HTML, with its pictures and files.</summary>
internal static class MimeMails
{
    public static MimeMessage Of(MailMessage mail, string from, DateTimeOffset now)
    {
        var sender = new MailboxAddress(name: null, from);
        var message = new MimeMessage(
            [sender],
            [new MailboxAddress(OneLine(mail.To.Name), mail.To.Address)],
            OneLine(mail.Text.Subject),
            BodyOf(mail.Text)
        )
        {
            Date = now,
            MessageId = $"{mail.Name}@{sender.Domain}",
        };
        // RFC 3834: no program answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Text.Language);
        return message;
    }

    // The schema and the domain allow no line break in a name or a title; a header is the last place to rely on it.
    private static string OneLine(string text) =>
        new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);

    private static MimeEntity BodyOf(MailText text)
    {
        var body = new BodyBuilder { TextBody = text.Plain, HtmlBody = text.Html };
        foreach (var attachment in text.Attachments)
        {
            var type = ContentType.Parse(attachment.ContentType);
            if (attachment.ContentId is { } id)
                AddPicture(body, attachment, type, id);
            else
                body.Attachments.Add(attachment.FileName, attachment.Content, type);
        }
        return body.ToMessageBody();
    }

    private static void AddPicture(BodyBuilder body, MailAttachment attachment, ContentType type, string id)
    {
        var picture = body.LinkedResources.Add(attachment.FileName, attachment.Content, type);
        picture.ContentId = id;
        picture.ContentDisposition = new ContentDisposition(ContentDisposition.Inline)
        {
            FileName = attachment.FileName,
        };
    }
}
