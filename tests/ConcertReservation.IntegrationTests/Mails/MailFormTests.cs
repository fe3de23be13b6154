using MimeKit;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>What a program of a customer reads in the bytes of a mail, whatever its kind.</summary>
public sealed class MailFormTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task Mail_OfAnyKind_HasTheHeadersAndBothBodies()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert);

        var mail = service.Postbox.To(person.Email)[0];

        var headers = mail.Message.Headers;
        headers
            .GroupBy(header => header.Id)
            .Where(group => group.Key != HeaderId.Unknown)
            .Should()
            .OnlyContain(group => group.Count() == 1);
        mail.Message.Date.Should().BeCloseTo(service.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        mail.Message.MessageId.Should().MatchRegex(@"^[0-9a-f]{32}\.1@hall\.example$");
        mail.Message.From.Mailboxes.Should().ContainSingle().Which.Address.Should().Be("tickets@hall.example");
        mail.Message.To.Mailboxes.Should().ContainSingle().Which.Address.Should().Be(person.Email);
        headers["Auto-Submitted"].Should().Be("auto-generated");
        mail.Message.Body!.Headers[HeaderId.ContentLanguage].Should().Be("ko");
        mail.Message.Body.Should().BeOfType<Multipart>().Which.ContentType.MimeType.Should().Be("multipart/mixed");
        mail.Message.BodyParts.OfType<TextPart>()
            .Where(part => !part.IsAttachment)
            .Select(part => part.ContentType.MimeType)
            .Should()
            .Equal("text/plain", "text/html");
    }

    /// <summary>RFC 5322 and RFC 2047: a server without SMTPUTF8 passes it on as it is.</summary>
    [Fact]
    public async Task Mail_WithAKoreanSubject_IsAsciiOnTheWireAndReadAsKorean()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert);

        var mail = service.Postbox.To(person.Email)[0];

        var source = System.Text.Encoding.Latin1.GetString(mail.Source);
        var head = source[..source.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        head.Should().Match(text => text.All(char.IsAscii));
        head.Split("\r\n").Should().OnlyContain(line => line.Length <= 78);
        source.Split("\r\n").Should().OnlyContain(line => line.Length <= 998);
        head.Should().Contain("Subject: =?utf-8?");
        mail.Subject.Should().Be("[예매 완료] 밤의 노래");
    }

    [Fact]
    public async Task Mail_PicturesAndFiles_AreWhatTheHtmlNames()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert);

        var mail = service.Postbox.To(person.Email)[0];

        var parts = mail.Message.BodyParts.OfType<MimePart>().Where(part => part is not TextPart).ToList();
        foreach (var picture in parts.Where(part => part.ContentType.IsMimeType("image", "*")))
        {
            picture.ContentDisposition!.Disposition.Should().Be(ContentDisposition.Inline);
            mail.Html.Should().Contain($"src=\"cid:{picture.ContentId}\"");
        }
        parts.Should().Contain(part => part.ContentType.IsMimeType("image", "png"));
        var calendar = mail.Part("ticket.ics");
        calendar.ContentDisposition!.Disposition.Should().Be(ContentDisposition.Attachment);
        calendar.ContentType.Parameters["method"].Should().Be("PUBLISH");
        // A mail that loads something from elsewhere tells its reader's address, and programs block it.
        mail.Html.Should().NotContain("src=\"http").And.NotContain("url(");
    }

    [Fact]
    public async Task Calendar_OfTheMail_IsThatOfTheTicketPage()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, reservationId) = await service.ConfirmedBuyerAsync(concert);

        var page = (await person.Client.GetAsync($"/reservations/{reservationId}/ticket.ics")).Text;
        var mail = System.Text.Encoding.UTF8.GetString(
            ReceivedMail.ContentOf(service.Postbox.To(person.Email)[0].Part("ticket.ics"))
        );

        LinesOf(mail).Should().Equal(LinesOf(page));
    }

    // All but the time at which the entry was written.
    private static IEnumerable<string> LinesOf(string calendar) =>
        calendar.Split("\r\n").Where(line => !line.StartsWith("DTSTAMP", StringComparison.Ordinal));
}
