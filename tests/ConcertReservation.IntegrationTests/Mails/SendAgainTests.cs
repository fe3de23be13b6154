using System.Net;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>An operator sends a confirmation again.</summary>
public sealed class SendAgainTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task SendConfirmation_Paid_MailsTheTicketsAgain()
    {
        var (person, reservationId) = await BuyAsync();

        var answer = await SendAsync(reservationId);
        var mails = await service.Postbox.UntilAsync(person.Email, 2);

        answer.ShouldBe(HttpStatusCode.Accepted).Get<Guid>("reservationId").Should().Be(reservationId);
        answer.Get<string>("email").Should().Be(person.Email);
        mails[1].Subject.Should().Be(mails[0].Subject);
        // Another id: a program that has the first mail shows the second one too.
        mails[1].Message.MessageId.Should().NotBe(mails[0].Message.MessageId);
        var audit = await (await service.Crowd.OperatorAsync()).Client.GetAsync("/admin/audit");
        audit.Text.Should().Contain("reservation.mail").And.Contain($"reservation/{reservationId}");
    }

    [Fact]
    public async Task SendConfirmation_TwiceWithinAMinute_IsRefusedWithTheTimeToWait()
    {
        var (_, reservationId) = await BuyAsync();
        (await SendAsync(reservationId)).ShouldBe(HttpStatusCode.Accepted);

        var answer = await SendAsync(reservationId);

        answer.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        answer
            .Headers.RetryAfter!.Delta.Should()
            .BeGreaterThan(TimeSpan.FromSeconds(30))
            .And.BeLessThan(TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task SendConfirmation_AfterAMinute_IsSentAgain()
    {
        var (person, reservationId) = await BuyAsync();
        (await SendAsync(reservationId)).ShouldBe(HttpStatusCode.Accepted);

        service.Clock.Advance(TimeSpan.FromMinutes(1));

        (await SendAsync(reservationId)).ShouldBe(HttpStatusCode.Accepted);
        await service.Postbox.UntilAsync(person.Email, 2);
    }

    [Fact]
    public async Task SendConfirmation_TheMailIsNoLongerStored_IsSent()
    {
        var (person, reservationId) = await BuyAsync();
        await Eventually.Is(async () => await service.StatusAsync(person.UserId) == "sent", "the mail is marked");
        await service.Sql.ExecuteAsync("DELETE FROM mails WHERE user_id = $1", person.UserId);

        (await SendAsync(reservationId)).ShouldBe(HttpStatusCode.Accepted);

        await service.Postbox.UntilAsync(person.Email, 2);
    }

    [Fact]
    public async Task SendConfirmation_HeldOrRefunded_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (_, held) = await service.HolderAsync(concert, seatIds: concert.SeatIds[1]);
        var (buyer, refunded) = await service.ConfirmedBuyerAsync(concert);
        (await buyer.RefundAsync(refunded)).EnsureSuccess();

        foreach (var reservationId in new[] { held, refunded })
            (await SendAsync(reservationId)).ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }

    [Fact]
    public async Task SendConfirmation_UnknownReservation_IsNotFound()
    {
        (await SendAsync(Guid.CreateVersion7(service.Clock.GetUtcNow()))).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "reservation_not_found"
        );
    }

    private async Task<(Person Person, Guid ReservationId)> BuyAsync() =>
        await service.ConfirmedBuyerAsync(await service.Crowd.ConcertAsync(seats: 1, price: 10_000));

    private async Task<Answer> SendAsync(Guid reservationId) =>
        await (await service.Crowd.OperatorAsync()).Client.PostAsync($"/admin/reservations/{reservationId}/mail");
}
