using System.Globalization;
using System.Net;
using System.Text;
using ConcertReservation.Application.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>Builds the text and the HTML of a mail from the same parts. Every value is escaped in the HTML.</summary>
internal sealed class MailPage(MailWords words)
{
    private const string Ink = "color:#1c1917";
    private const string Faint = "color:#57534e";

    private readonly StringBuilder _plain = new();
    private readonly StringBuilder _html = new();
    private readonly List<MailAttachment> _attachments = [];

    public MailPage Heading(string text)
    {
        _plain.Append(text).Append("\n\n");
        _html.Append(
            CultureInfo.InvariantCulture,
            $"""<h1 style="font-size:22px;line-height:1.35;margin:0 0 16px;{Ink}">{Escape(text)}</h1>"""
        );
        return this;
    }

    public MailPage Paragraph(string text) => Paragraph(text, $"font-size:16px;{Ink}");

    /// <summary>Less important text.</summary>
    public MailPage Note(string text) => Paragraph(text, $"font-size:14px;{Faint}");

    /// <summary>Names and values; a null value is left out.</summary>
    public MailPage Facts(params IEnumerable<(string Name, string? Value)> facts)
    {
        _html.Append("""<table role="presentation" style="border-collapse:collapse;margin:0 0 16px">""");
        foreach (var (name, value) in facts.Where(fact => fact.Value is not null))
        {
            _plain.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            _html.Append(
                CultureInfo.InvariantCulture,
                $"""
                <tr><td style="padding:4px 16px 4px 0;vertical-align:top;white-space:nowrap;font-size:14px;{Faint}">{Escape(
                    name
                )}</td><td style="padding:4px 0;font-size:16px;{Ink}">{Escape(value!)}</td></tr>
                """
            );
        }
        _plain.Append('\n');
        _html.Append("</table>");
        return this;
    }

    /// <summary>A picture in the HTML, with a name beside it; the text has the name and the code.</summary>
    /// <param name="name">Such as the seat of a ticket.</param>
    /// <param name="code">What the picture shows.</param>
    public MailPage Picture(string name, string code, MailAttachment picture)
    {
        _attachments.Add(picture);
        _plain.Append(CultureInfo.InvariantCulture, $"{name}\n{code}\n\n");
        _html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <div style="margin:0 0 24px"><p style="margin:0 0 8px;font-size:18px;font-weight:bold;{Ink}">{Escape(
                name
            )}</p><img src="cid:{picture.ContentId}" alt="{Escape(words.Say("입장 QR 코드", "QR code for the entrance"))}" width="200" height="200" style="display:block;background:#ffffff"></div>
            """
        );
        return this;
    }

    /// <param name="address">Of this site.</param>
    public MailPage Link(string text, string address)
    {
        _plain.Append(CultureInfo.InvariantCulture, $"{text}: {address}\n\n");
        _html.Append(
            CultureInfo.InvariantCulture,
            $"""<p style="margin:0 0 16px"><a href="{Escape(address)}" style="font-size:16px;color:#9f1239">{Escape(text)}</a></p>"""
        );
        return this;
    }

    public MailPage Attach(MailAttachment file)
    {
        _attachments.Add(file);
        return this;
    }

    public MailText ToText(string subject) =>
        new(subject, words.Code, _plain.ToString().TrimEnd() + "\n", Html(subject), _attachments);

    private MailPage Paragraph(string text, string style)
    {
        _plain.Append(text).Append("\n\n");
        _html.Append(
            CultureInfo.InvariantCulture,
            $"""<p style="margin:0 0 16px;line-height:1.6;{style}">{Lines(text)}</p>"""
        );
        return this;
    }

    private string Html(string subject) =>
        $"""
            <!doctype html>
            <html lang="{words.Code}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">
            <title>{Escape(subject)}</title></head>
            <body style="margin:0;background:#f5f5f4">
            <div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;font-family:-apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif">
            {_html}
            </div>
            </body>
            </html>
            """;

    private static string Lines(string text) => Escape(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
