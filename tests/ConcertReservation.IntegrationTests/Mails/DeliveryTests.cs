using SmtpServer.Protocol;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>What becomes of a mail when the server refuses it, or does not answer.</summary>
public sealed class DeliveryTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task Send_TheServerRefusesTheAddressForGood_IsGivenUpAtOnceWithTheReason()
    {
        service.Postbox.OnRecipient = _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such person");

        var (person, _) = await BuyAsync();

        await UntilAsync(person, "given_up");
        (await ReasonAsync(person)).Should().StartWith("550 no such person");
        service.Postbox.To(person.Email).Should().BeEmpty();
    }

    [Fact]
    public async Task Send_TheServerRefusesForNow_IsRetriedAfterAWait()
    {
        service.Postbox.OnRecipient = _ => new SmtpResponse((SmtpReplyCode)450, "greylisted");
        var (person, _) = await BuyAsync();
        await Eventually.Is(
            async () => (await ReasonAsync(person)).StartsWith("450 greylisted", StringComparison.Ordinal),
            "the first attempt has failed and says why"
        );
        service.Postbox.OnRecipient = _ => null;
        (await service.StatusAsync(person.UserId)).Should().Be("queued");

        service.Clock.Advance(TimeSpan.FromSeconds(20));

        await service.Postbox.UntilAsync(person.Email);
        await UntilAsync(person, "sent");
        (await AttemptsAsync(person)).Should().Be(2);
    }

    [Fact]
    public async Task Send_OneAddressIsRefused_OthersOfTheBatchAreSent()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 10_000);
        var (first, _) = await service.HolderAsync(concert, balance: 10_000, concert.SeatIds[0]);
        service.Postbox.OnRecipient = to =>
            to == first.Email ? new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "gone") : null;
        var (second, secondId) = await service.HolderAsync(concert, balance: 10_000, concert.SeatIds[1]);

        var firstId = await service.Sql.ScalarAsync<Guid>(
            "SELECT id FROM reservations WHERE user_id = $1",
            first.UserId
        );
        await Task.WhenAll(first.PayAsync(firstId), second.PayAsync(secondId));

        await UntilAsync(first, "given_up");
        await UntilAsync(second, "sent");
    }

    [Fact]
    public async Task Send_ForADayWithoutSuccess_IsGivenUp()
    {
        service.Postbox.OnRecipient = _ => new SmtpResponse((SmtpReplyCode)451, "later");
        var (person, _) = await BuyAsync();
        await Eventually.Is(
            async () => (await ReasonAsync(person)).StartsWith("451 later", StringComparison.Ordinal),
            "the first attempt has failed"
        );

        service.Clock.Advance(TimeSpan.FromHours(25));

        await UntilAsync(person, "given_up");
        service.Postbox.OnRecipient = _ => null;
    }

    [Fact]
    public async Task Sweep_MailsThatEnded30DaysAgo_AreDeleted()
    {
        service.Postbox.OnRecipient = _ => null;
        var (person, _) = await BuyAsync();
        await UntilAsync(person, "sent");

        service.Clock.Advance(TimeSpan.FromDays(31));

        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mails WHERE user_id = $1", person.UserId)
                == 0,
            "an old mail is deleted"
        );
    }

    [Fact]
    public async Task Send_TheAccountIsGone_IsDropped()
    {
        service.Postbox.OnRecipient = _ => new SmtpResponse((SmtpReplyCode)450, "later");
        var (person, _) = await BuyAsync();
        await Eventually.Is(
            async () => (await ReasonAsync(person)).StartsWith("450 later", StringComparison.Ordinal),
            "the first attempt has failed"
        );
        await service.Sql.ExecuteAsync(
            "UPDATE mails SET user_id = gen_random_uuid() WHERE user_id = $1",
            person.UserId
        );

        service.Clock.Advance(TimeSpan.FromMinutes(1));

        await Eventually.Is(
            async () => await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mails WHERE status = 'dropped'") == 1,
            "there is no address any more"
        );
        service.Postbox.OnRecipient = _ => null;
    }

    [Fact]
    public async Task Metrics_CountWhatBecameOfMails()
    {
        service.Postbox.OnRecipient = _ => null;
        var (person, _) = await BuyAsync();
        await UntilAsync(person, "sent");

        var metrics = (await service.Client().GetAsync("//metrics")).Text;

        metrics.Should().MatchRegex(@"concert_reservation_mails_sent_total\{[^}]*\} [1-9]");
        metrics.Should().MatchRegex(@"concert_reservation_mails_failed_total\{[^}]*\} \d");
        metrics.Should().MatchRegex(@"concert_reservation_mails_given_up_total\{[^}]*\} \d");
        metrics.Should().MatchRegex(@"concert_reservation_mails_queued\{[^}]*\} \d");
        metrics.Should().MatchRegex(@"concert_reservation_mails_oldest_age_seconds\{[^}]*\} \d");
    }

    private async Task<(Person Person, Guid ReservationId)> BuyAsync() =>
        await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1, price: 10_000));

    private Task UntilAsync(Person person, string status) =>
        Eventually.Is(async () => await service.StatusAsync(person.UserId) == status, $"the mail is {status}");

    private Task<string> ReasonAsync(Person person) =>
        service.Sql.ScalarAsync<string>("SELECT coalesce(reason, '') FROM mails WHERE user_id = $1", person.UserId);

    private Task<int> AttemptsAsync(Person person) =>
        service.Sql.ScalarAsync<int>("SELECT attempts FROM mails WHERE user_id = $1", person.UserId);
}
