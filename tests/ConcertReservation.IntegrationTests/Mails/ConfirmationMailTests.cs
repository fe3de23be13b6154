using System.Text;
using SmtpServer.Protocol;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>The mail after a payment, as the customer's program reads it.</summary>
public sealed class ConfirmationMailTests(MailingService service) : IClassFixture<MailingService>
{
    [Theory]
    [InlineData("ko", "[예매 완료] 밤의 노래", "결제 금액: 10,000원", "1번", "입장")]
    [InlineData("en", "Your tickets: 밤의 노래", "Paid: ₩10,000", "Seat 1", "entrance")]
    public async Task Pay_MailsTheTickets_InTheLanguageOfTheAccount(
        string language,
        string subject,
        string price,
        string seat,
        string word
    )
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);

        var (person, reservationId) = await service.ConfirmedBuyerAsync(concert, language);

        var mail = service.Postbox.To(person.Email).Should().ContainSingle().Which;
        var ticket = await person.Client.GetAsync($"/reservations/{reservationId}/ticket");
        mail.Subject.Should().Be(subject);
        mail.Message.From.ToString().Should().Contain("tickets@hall.example");
        mail.Message.To.Mailboxes.Should().ContainSingle().Which.Name.Should().Be("Someone");
        foreach (var body in new[] { mail.Plain, mail.Html })
            body.Should()
                .Contain("밤의 노래")
                .And.Contain("Test Hall, Seoul")
                .And.Contain("(UTC+9)")
                .And.Contain(seat)
                .And.Contain(word)
                .And.Contain($"https://tickets.example/reservations/{reservationId}/ticket");
        mail.Plain.Should().Contain(price).And.Contain(ticket.Get<string>("code"));
        mail.Html.Should().Contain($"<html lang=\"{language}\">");
    }

    [Fact]
    public async Task Pay_Mail_HasTheQrCodeAsAPictureOfTheHtmlAndACalendarEntry()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);

        var (person, _) = await service.ConfirmedBuyerAsync(concert);

        var mail = service.Postbox.To(person.Email)[0];
        var picture = mail.Part($"ticket-{concert.SeatIds[0]}.png");
        picture.ContentType.MimeType.Should().Be("image/png");
        mail.Html.Should().Contain($"cid:{picture.ContentId}");
        ReceivedMail.ContentOf(picture).Should().StartWith([0x89, (byte)'P', (byte)'N', (byte)'G']);
        var calendar = mail.Part("ticket.ics");
        calendar.ContentType.MimeType.Should().Be("text/calendar");
        Encoding
            .UTF8.GetString(ReceivedMail.ContentOf(calendar))
            .Should()
            .Contain("BEGIN:VEVENT")
            .And.Contain("DTSTART;TZID=Asia/Seoul:")
            .And.Contain("SUMMARY:밤의 노래");
    }

    [Fact]
    public async Task Pay_Mail_IsOfTheTransactionOfThePayment()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);

        // Before it is sent, which writes the row again.
        service.Postbox.OnRecipient = _ => new SmtpResponse((SmtpReplyCode)450, "later");
        try
        {
            var (person, _) = await service.BuyerAsync(concert);

            (
                await service.Sql.ScalarAsync<bool>(
                    """
                    SELECT mails.queued_at = payments.paid_at AND mails.id = payments.id
                    FROM mails JOIN payments USING (user_id) WHERE user_id = $1
                    """,
                    person.UserId
                )
            ).Should().BeTrue();
        }
        finally
        {
            service.Postbox.OnRecipient = _ => null;
        }
    }

    [Fact]
    public async Task Pay_Refused_QueuesNoMail()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, reservationId) = await service.HolderAsync(concert, balance: 9_999);

        (await person.PayAsync(reservationId)).ShouldBeProblem(
            System.Net.HttpStatusCode.PaymentRequired,
            "insufficient_balance"
        );

        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mails WHERE user_id = $1", person.UserId))
            .Should()
            .Be(0);
    }

    [Fact]
    public async Task Pay_NamesAndTitlesWithLineBreaksAndHtml_AddNoHeaderAndNoElement()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var person = await service.VisitorAsync(concert, balance: 10_000);
        // The API refuses such texts; an older version or another program may have stored them.
        await service.Sql.ExecuteAsync(
            "UPDATE accounts SET name = E'Kim\\r\\nBcc: victim@evil.example\\r\\n\\r\\n<b>x</b>' WHERE id = $1",
            person.UserId
        );
        await service.Sql.ExecuteAsync(
            "UPDATE concerts SET title = E'Night\\nX-Evil: 1 <script>alert(1)</script>' WHERE id = $1",
            concert.ConcertId
        );
        var held = await person.HoldAsync(concert, concert.SeatIds[0]);

        (await person.PayAsync(held.EnsureSuccess().Get<Guid>("reservationId"))).EnsureSuccess();
        var mail = (await service.Postbox.UntilAsync(person.Email))[0];

        mail.Message.Headers.Select(header => header.Field).Should().NotContain(["Bcc", "X-Evil"]);
        mail.Message.Bcc.Count.Should().Be(0);
        mail.Message.To.Mailboxes.Should().ContainSingle();
        mail.Subject.Should().Contain("X-Evil: 1 <script>").And.NotContain("\n");
        mail.Html.Should().NotContain("<script>").And.NotContain("<b>x</b>").And.Contain("&lt;script&gt;");
    }
}
