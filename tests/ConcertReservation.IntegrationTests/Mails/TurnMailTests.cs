using System.Net;
using ConcertReservation.IntegrationTests.Queue;
using SmtpServer.Protocol;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>Mails about the turn of a customer who waits and has requested them.</summary>
public sealed class TurnMailTests(MailingService service) : IClassFixture<MailingService>
{
    // Ten minutes until the next customer is admitted, when the one inside does nothing.
    private static readonly object LongTurns = RequestBodies.Policy(maxActive: 1, activeFor: "00:10:00");
    private static readonly object ShortTurns = RequestBodies.Policy(maxActive: 1);

    [Theory]
    [InlineData("ko", "[입장 안내] 밤의 노래", "지금 입장하실 차례입니다", "(UTC+9)")]
    [InlineData("en", "It is your turn: 밤의 노래", "Come in before the time below", "(UTC+9)")]
    public async Task Request_TheTurnBegins_IsMailed(string language, string subject, string text, string until)
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var (inside, waiting) = await service.WaitingForMailAsync(concert, language);

        await inside.LeaveAsync(concert);
        var mail = (await service.Postbox.UntilAsync(waiting.Email)).Should().ContainSingle().Which;

        mail.Subject.Should().Be(subject);
        foreach (var body in new[] { mail.Plain, mail.Html })
            body.Should()
                .Contain(text)
                .And.Contain(until)
                .And.Contain($"https://tickets.example/concerts/{concert.ConcertId}/line");
        (await service.CountRequestsAsync(concert)).Should().Be(0);
    }

    [Theory]
    [InlineData("ko", "[차례 임박] 밤의 노래", "약 5분 뒤")]
    [InlineData("en", "Your turn is near: 밤의 노래", "in about five minutes")]
    public async Task Request_TheTurnIsFiveMinutesAway_IsMailedOnce(string language, string subject, string text)
    {
        var concert = await service.Crowd.ConcertAsync(policy: LongTurns);
        var (_, waiting) = await service.WaitingForMailAsync(concert, language);
        // A minute later, because the worker has to have read it.
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await SettledAsync();
        service.Postbox.To(waiting.Email).Should().BeEmpty("the turn is nine minutes away");

        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var mail = (await service.Postbox.UntilAsync(waiting.Email))[0];

        mail.Subject.Should().Be(subject);
        mail.Plain.Should().Contain(text).And.Contain($"/concerts/{concert.ConcertId}/line");
        // Even a customer who withdraws and repeats the request gets it once.
        await service.Sql.ExecuteAsync("UPDATE turn_mails SET near_at = NULL");
        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>("SELECT count(*) FROM turn_mails WHERE near_at IS NULL") == 0,
            "the worker has read the request again"
        );
        (await service.CountTurnMailsAsync(waiting, "turn_near")).Should().Be(1);
    }

    [Fact]
    public async Task Request_TheTurnIsNearAlready_MailsOnlyItsBegin()
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var (inside, waiting) = await service.WaitingForMailAsync(concert);
        await SettledAsync();

        await inside.LeaveAsync(concert);
        await service.Postbox.UntilAsync(waiting.Email);

        (await service.CountTurnMailsAsync(waiting, "turn_near")).Should().Be(0);
        (await service.CountTurnMailsAsync(waiting, "turn_began")).Should().Be(1);
    }

    [Fact]
    public async Task Request_TenThousandTimes_IsStoredOnce()
    {
        var concert = await service.Crowd.ConcertAsync(policy: LongTurns);
        var (_, waiting) = await service.WaitingForMailAsync(concert);

        await Parallel.ForAsync(
            0,
            10_000,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, _) => await waiting.RequestTurnMailAsync(concert)
        );

        (await service.CountRequestsAsync(concert)).Should().Be(1);
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mails WHERE user_id = $1", waiting.UserId))
            .Should()
            .Be(0);
    }

    [Fact]
    public async Task Withdraw_BeforeTheTurn_IsNotMailed()
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var (inside, waiting) = await service.WaitingForMailAsync(concert);

        (await waiting.WithdrawTurnMailAsync(concert)).ShouldBe(HttpStatusCode.NoContent);
        (await waiting.WithdrawTurnMailAsync(concert)).ShouldBe(HttpStatusCode.NoContent);
        await inside.LeaveAsync(concert);
        await service.AdmittedAsync(waiting);

        (await service.CountTurnMailsAsync(waiting, "turn_began")).Should().Be(0);
    }

    [Fact]
    public async Task Request_NotRepeated_CustomersWhoDidNotRequestGetNoMail()
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var inside = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);

        await inside.LeaveAsync(concert);
        await service.AdmittedAsync(waiting);

        (await service.CountTurnMailsAsync(waiting, "turn_began")).Should().Be(0);
    }

    [Fact]
    public async Task Request_TheCustomerLeaves_IsNotMailed()
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var (inside, waiting) = await service.WaitingForMailAsync(concert);
        var next = await service.VisitorAsync(concert);

        await waiting.LeaveAsync(concert);
        await inside.LeaveAsync(concert);
        await service.AdmittedAsync(next);

        (await service.CountTurnMailsAsync(waiting, "turn_began")).Should().Be(0);
        (await service.CountRequestsAsync(concert)).Should().Be(0);
    }

    [Fact]
    public async Task Request_NotInTheLine_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var stranger = await service.Crowd.CustomerAsync();

        (await stranger.RequestTurnMailAsync(concert)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "queue_token_not_found"
        );
        (await stranger.WithdrawTurnMailAsync(concert)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Request_TheTurnHasBegun_IsNotStored()
    {
        var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
        var inside = await service.VisitorAsync(concert);

        var answer = await inside.RequestTurnMailAsync(concert);

        answer.ShouldBe(HttpStatusCode.OK).Get<bool>("requested").Should().BeFalse();
        answer.Get<string>("email").Should().Be(inside.Email);
        (await service.CountRequestsAsync(concert)).Should().Be(0);
    }

    [Fact]
    public async Task Send_TheTurnHasEnded_IsDropped()
    {
        service.Postbox.OnRecipient = _ => new SmtpResponse((SmtpReplyCode)450, "later");
        try
        {
            var concert = await service.Crowd.ConcertAsync(policy: ShortTurns);
            var (inside, waiting) = await service.WaitingForMailAsync(concert);
            await inside.LeaveAsync(concert);
            await Eventually.Is(
                async () =>
                    await service.Sql.ScalarAsync<long>(
                        "SELECT count(*) FROM mails WHERE user_id = $1 AND reason LIKE '450%'",
                        waiting.UserId
                    ) == 1,
                "the first attempt has failed"
            );
            service.Postbox.OnRecipient = _ => null;

            // Longer than a customer who does not come keeps the turn.
            service.Clock.Advance(TimeSpan.FromMinutes(2));

            await Eventually.Is(
                async () => await service.StatusAsync(waiting.UserId) == "dropped",
                "there is nothing to say any more"
            );
            service.Postbox.To(waiting.Email).Should().BeEmpty();
        }
        finally
        {
            service.Postbox.OnRecipient = _ => null;
        }
    }

    // Two rounds of the worker that mails near turns.
    private async Task SettledAsync()
    {
        var ticks = await TicksAsync();
        await Eventually.Is(async () => await TicksAsync() >= ticks + 2, "the worker has run twice");
    }

    private async Task<int> TicksAsync()
    {
        var metrics = (await service.Client().GetAsync("//metrics")).Text;
        var line = metrics
            .Split('\n')
            .FirstOrDefault(line =>
                line.Contains("_count{", StringComparison.Ordinal)
                && line.Contains("worker=\"NearTurnWorker\"", StringComparison.Ordinal)
            );
        return line is null
            ? 0
            : int.Parse(line.Split("} ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
