using System.Globalization;
using System.Net;
using ConcertReservation.Application.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>Shows the mails that Development writes into a folder. In other environments the paths do not exist.</summary>
internal static class DevelopmentMailPages
{
    public const string Path = "/dev/mail";
    private const string Html = "text/html; charset=utf-8";

    public static void MapDevelopmentMails(this WebApplication app)
    {
        if (app.Services.GetRequiredService<MailSettings>().Folder is null)
            return;

        var pages = app.MapGroup(Path).ExcludeFromDescription();
        pages.MapGet("", async (IDevelopmentMailbox box, CancellationToken ct) => ListOf(await box.ListAsync(ct)));
        pages.MapGet(
            "{name}",
            (string name, IDevelopmentMailbox box, CancellationToken ct) => Show(box, name, PageOf, ct)
        );
        pages.MapGet(
            "{name}/html",
            (string name, IDevelopmentMailbox box, CancellationToken ct) =>
                Show(box, name, mail => Results.Content(WithPictures(mail), Html), ct)
        );
        pages.MapGet(
            "{name}/source",
            (string name, IDevelopmentMailbox box, CancellationToken ct) =>
                Show(box, name, mail => Results.File(mail.Source, "message/rfc822", name + ".eml"), ct)
        );
        pages.MapGet(
            "{name}/parts/{part}",
            (string name, string part, IDevelopmentMailbox box, CancellationToken ct) =>
                Show(box, name, mail => PartOf(mail, part), ct)
        );
    }

    private static async Task<IResult> Show(
        IDevelopmentMailbox box,
        string name,
        Func<StoredMail, IResult> page,
        CancellationToken ct
    ) => await box.FindAsync(name, ct) is { } mail ? page(mail) : Results.NotFound();

    private static IResult ListOf(IReadOnlyList<StoredMail> mails)
    {
        var rows = mails.Select(mail =>
            $"""<li>{Time(mail)} <a href="{Path}/{mail.Name}">{Escape(mail.Subject)}</a> {Escape(mail.To)}</li>"""
        );
        return Page("Mails", $"<h1>Mails</h1><ul>{string.Concat(rows)}</ul>");
    }

    private static IResult PageOf(StoredMail mail)
    {
        var at = $"{Path}/{mail.Name}";
        var files = mail.Attachments.Select(part =>
            $"""<li><a href="{at}/parts/{Escape(part.FileName)}">{Escape(part.FileName)}</a> {Escape(part.ContentType)}</li>"""
        );
        return Page(
            mail.Subject,
            $"""
            <p><a href="{Path}">All mails</a></p>
            <h1>{Escape(mail.Subject)}</h1>
            <p>{Time(mail)}<br>From: {Escape(mail.From)}<br>To: {Escape(mail.To)}</p>
            <p><a href="{at}/html">HTML</a> · <a href="{at}/source">Source</a></p>
            <pre>{Escape(mail.Plain)}</pre>
            <ul>{string.Concat(files)}</ul>
            """
        );
    }

    // A browser knows no cid: addresses.
    private static string WithPictures(StoredMail mail) =>
        mail
            .Attachments.Where(part => part.ContentId is not null)
            .Aggregate(
                mail.Html,
                (html, part) =>
                    html.Replace(
                        $"cid:{part.ContentId}",
                        $"{Path}/{mail.Name}/parts/{part.FileName}",
                        StringComparison.Ordinal
                    )
            );

    private static IResult PartOf(StoredMail mail, string fileName) =>
        mail.Attachments.FirstOrDefault(part => part.FileName == fileName) is { } part
            ? Results.File(part.Content, part.ContentType)
            : Results.NotFound();

    private static IResult Page(string title, string body) =>
        Results.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{Escape(title)}</title></head>
            <body>{body}</body>
            </html>
            """,
            Html
        );

    private static string Time(StoredMail mail) =>
        mail.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
