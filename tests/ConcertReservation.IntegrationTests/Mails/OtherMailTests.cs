using System.Net;
using ConcertReservation.Domain.Mails;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>The mails after a refund, a move, a cancellation, and of an operator.</summary>
public sealed class OtherMailTests(MailingService service) : IClassFixture<MailingService>
{
    [Theory]
    [InlineData("ko", "[환불 완료] 밤의 노래", "환불 금액: 10,000원", "환불 좌석: 1번")]
    [InlineData("en", "Refund: 밤의 노래", "Amount: ₩10,000", "Refunded seats: Seat 1")]
    public async Task Refund_MailsAmountAndSeats(string language, string subject, string amount, string seats)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, reservationId) = await service.ConfirmedBuyerAsync(concert, language);

        (await person.RefundAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        var mail = (await service.Postbox.UntilAsync(person.Email, 2))[1];

        mail.Subject.Should().Be(subject);
        mail.Plain.Should().Contain(amount).And.Contain(seats);
        mail.Html.Should().Contain(reservationId.ToString());
    }

    [Theory]
    [InlineData(
        "ko",
        "[일정 변경] 밤의 노래",
        "새 일시: 2031년 1월 2일 목요일 오후 8:00 (UTC+9)",
        "이전 일시: 2031년 1월 1일"
    )]
    [InlineData("en", "New date: 밤의 노래", "New date: Thursday, January 2, 2031, 8:00 PM (UTC+9)", "January 1, 2031")]
    public async Task Moved_MailsBothDates(string language, string subject, string to, string from)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert, language);
        var start = new DateTimeOffset(2031, 1, 1, 11, 0, 0, TimeSpan.Zero);

        await service.AddAsync(
            Mailing.Moved(concert.ConcertId, concert.PerformanceId, start, start.AddDays(1), service.Clock.GetUtcNow())
        );
        var mail = (await service.Postbox.UntilAsync(person.Email, 2))[1];

        mail.Subject.Should().Be(subject);
        mail.Plain.Should().Contain(to).And.Contain(from);
        mail.Html.Should().Contain("2031");
    }

    [Theory]
    [InlineData("ko", "주최 측이 보내는 안내")]
    [InlineData("en", "The organiser sends this")]
    public async Task Message_MailsTheOperatorsText(string language, string note)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert, language);

        await service.AddAsync(
            Mailing.Message(
                concert.ConcertId,
                null,
                "Doors <b>open</b>",
                "18:00\n& not 19:00",
                service.Clock.GetUtcNow()
            )
        );
        var mail = (await service.Postbox.UntilAsync(person.Email, 2))[1];

        mail.Subject.Should().Be("Doors <b>open</b>");
        mail.Plain.Should().Contain("18:00\n& not 19:00").And.Contain(note);
        mail.Html.Should().Contain("18:00<br>&amp; not 19:00").And.NotContain("<b>open</b>");
    }

    [Fact]
    public async Task Message_ToOnePerformance_ReachesItsHoldersOnceAndNobodyElse()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4, price: 10_000);
        var other = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (holder, _) = await service.ConfirmedBuyerAsync(concert);
        // A second reservation of the same customer.
        await (await holder.InLineAsync(concert)).BoughtAsync(concert, concert.SeatIds[1]);
        var (stranger, _) = await service.ConfirmedBuyerAsync(other);
        var (refunded, refundedId) = await BuyAsync(concert, concert.SeatIds[2]);
        (await refunded.RefundAsync(refundedId)).EnsureSuccess();

        var mailing = Mailing.Message(
            concert.ConcertId,
            concert.PerformanceId,
            "Doors",
            "18:00",
            service.Clock.GetUtcNow()
        );
        await service.AddAsync(mailing);
        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<bool>(
                    "SELECT finished_at IS NOT NULL FROM mailings WHERE id = $1",
                    mailing.Id
                ),
            "the mailing is written"
        );
        await Eventually.Is(
            async () => await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mails WHERE status = 'queued'") == 0,
            "all mails are sent"
        );

        service.Postbox.To(holder.Email).Count(mail => mail.Subject == "Doors").Should().Be(1);
        foreach (var person in new[] { stranger, refunded })
            service.Postbox.To(person.Email).Should().NotContain(mail => mail.Subject == "Doors");
    }

    private async Task<(Person Person, Guid ReservationId)> BuyAsync(ConcertOnSale concert, long seatId)
    {
        var (person, reservationId) = await service.HolderAsync(concert, balance: 10_000, seatId);
        (await person.PayAsync(reservationId)).EnsureSuccess();
        return (person, reservationId);
    }
}
