using System.Text.Json;
using ConcertReservation.BrowserTests.AllPages;
using ConcertReservation.Domain.Mails;
using MimeKit;

namespace ConcertReservation.BrowserTests.Mails;

/// <summary>
/// Every kind of mail in both languages, as a phone shows what an SMTP server has received. With <c>UPDATE_IMAGES=1</c> the
/// pictures of the documentation are written.
/// </summary>
public sealed class MailPictureTests(MailSite site) : IClassFixture<MailSite>
{
    private const int Phone = 390;
    private const int SmallPhone = 320;

    [BrowserTheory]
    [InlineData("ko")]
    [InlineData("en")]
    public async Task Mail_OfEachKind_FitsAPhoneAndShowsItsPictures(string language)
    {
        var addresses = await MailStory.TellAsync(site, language);
        var page = await NewPageAsync();

        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mail in addresses.SelectMany(site.Postbox.To))
        {
            var kind = await KindAsync(mail);
            kinds.Add(kind);
            await ShowAsync(page, mail);
            if (Screenshots.UpdateDocumentation)
                await SaveAsync(page, $"{kind}-{language}");
        }

        kinds.Should().BeEquivalentTo(Enum.GetValues<MailKind>().Select(NameOf), "a new kind needs its cause here");
    }

    private static async Task<IPage> NewPageAsync()
    {
        var context = await (await Chromium.BrowserAsync()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = Phone, Height = 400 },
                Locale = "en-US",
            }
        );
        return await context.NewPageAsync();
    }

    private static async Task ShowAsync(IPage page, ReceivedMail mail)
    {
        await page.SetContentAsync(WithPictures(mail));
        foreach (var width in new[] { SmallPhone, Phone })
        {
            await page.SetViewportSizeAsync(width, 400);
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            overflow.Should().BeLessThanOrEqualTo(0, $"'{mail.Subject}' fits {width} px");
        }
        var broken = await page.EvaluateAsync<int>("[...document.images].filter(image => !image.naturalWidth).length");
        broken.Should().Be(0);
    }

    // A mail program finds the pictures in the mail; a browser does not know cid: addresses.
    private static string WithPictures(ReceivedMail mail) =>
        mail
            .Message.BodyParts.OfType<MimePart>()
            .Where(part => part.ContentId is not null)
            .Aggregate(
                mail.Html,
                (html, part) =>
                    html.Replace(
                        $"cid:{part.ContentId}",
                        $"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(ReceivedMail.ContentOf(part))}",
                        StringComparison.Ordinal
                    )
            );

    private async Task<string> KindAsync(ReceivedMail mail)
    {
        var id = Guid.ParseExact(mail.Message.MessageId!.Split('.')[0], "N");
        return await site.Service.Sql.ScalarAsync<string>("SELECT kind FROM mails WHERE id = $1", id);
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(Phone, height);
        var session = await page.Context.NewCDPSessionAsync(page);
        var shot = await session.SendAsync(
            "Page.captureScreenshot",
            new Dictionary<string, object>(StringComparer.Ordinal) { ["format"] = "webp", ["quality"] = 60 }
        );
        await session.DetachAsync();
        var file = Repository.File($"docs/images/mails/{name}.webp");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, Convert.FromBase64String(shot!.Value.GetProperty("data").GetString()!));
    }

    private static string NameOf(MailKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{kind}");
}
