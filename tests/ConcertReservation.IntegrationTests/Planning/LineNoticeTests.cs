using System.Net;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Planning;

public sealed class LineNoticeTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private static readonly object Break = new
    {
        to = "waiting",
        subject = " A short   break ",
        text = "You keep your place.\n\nWe go on at 20:30.",
    };

    [Fact]
    public async Task Send_ToTheLine_IsShownOnEveryInstanceUntilTheNextOne()
    {
        var (concert, waiting) = await WaitingAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var sent = await staff.PostAsync($"{concert.Admin()}/messages", Break);

        sent.ShouldBe(HttpStatusCode.Accepted)["notice"]!["subject"]!.GetValue<string>().Should().Be("A short break");
        await ShownAsync(waiting, concert, "A short break");
        var body = (await waiting.At(1).GetAsync(concert.Line))["notice"]!;
        body["text"]!.GetValue<string>().Should().Be("You keep your place.\n\nWe go on at 20:30.");
        body["sentAt"].ShouldBeTime();

        (
            await staff.PostAsync(
                $"{concert.Admin()}/messages",
                new
                {
                    to = "waiting",
                    subject = "Go",
                    text = "On",
                }
            )
        ).ShouldBe(HttpStatusCode.Accepted);
        await ShownAsync(waiting, concert, "Go");

        (
            await staff.PostAsync(
                $"{concert.Admin()}/messages",
                new
                {
                    to = "waiting",
                    subject = "",
                    text = " ",
                }
            )
        ).ShouldBe(HttpStatusCode.Accepted)["notice"].Should().BeNull();
        await ShownAsync(waiting, concert, null);
    }

    [Fact]
    public async Task Send_ToTheLine_IsInTheAnswerOfTheGateAndOfAJoin()
    {
        var (concert, waiting) = await WaitingAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;
        (await staff.PostAsync($"{concert.Admin()}/messages", Break)).ShouldBe(HttpStatusCode.Accepted);
        await ShownAsync(waiting, concert, "A short break");

        var gate = await waiting.At(1).GetAsync(concert.Seats);
        var joined = await (await service.Crowd.CustomerAsync()).At(1).PostAsync(concert.Line);

        gate.ShouldBe(HttpStatusCode.Accepted)["queue"]!["notice"]!["subject"]!
            .GetValue<string>()
            .Should()
            .Be("A short break");
        joined.ShouldBe(HttpStatusCode.Created)["notice"]!["subject"]!.GetValue<string>().Should().Be("A short break");
    }

    [Theory]
    [InlineData("""{ "to": "holders", "subject": "", "text": "T" }""", "subject")]
    [InlineData("""{ "to": "holders", "subject": "S", "text": " " }""", "text")]
    [InlineData("""{ "to": "waiting", "performanceId": 1, "subject": "S", "text": "T" }""", "performanceId")]
    [InlineData("""{ "to": "waiting", "subject": "S", "text": "" }""", "text")]
    [InlineData("""{ "to": "waiting", "subject": "", "text": "T" }""", "subject")]
    [InlineData("""{ "to": "waiting", "subject": "S" }""", "text")]
    [InlineData("""{ "to": "all", "subject": "S", "text": "T" }""", "to")]
    [InlineData("""{ "subject": "S", "text": "T" }""", "to")]
    [InlineData("""{ "to": "waiting", "subject": "S\u0007", "text": "T" }""", "subject")]
    public async Task Send_WrongMessage_IsRefusedAndShowsNothing(string body, string field)
    {
        var (concert, waiting) = await WaitingAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var sent = await staff.PostRawAsync($"{concert.Admin()}/messages", body);

        sent.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        sent["errors"]![field].Should().NotBeNull(sent.Text);
        (await waiting.Client.GetAsync(concert.Line))["notice"].Should().BeNull();
    }

    [Theory]
    [InlineData(100, 500, 202)]
    [InlineData(101, 1, 400)]
    [InlineData(1, 501, 400)]
    public async Task Send_LongMessage_IsBounded(int subject, int text, int status)
    {
        var (concert, _) = await WaitingAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var sent = await staff.PostAsync(
            $"{concert.Admin()}/messages",
            new
            {
                to = "waiting",
                subject = new string('가', subject),
                text = new string('나', text),
            }
        );

        ((int)sent.Status).Should().Be(status);
    }

    [Fact]
    public async Task Send_UnknownConcert_IsNotFound()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;

        (await staff.PostAsync("/admin/concerts/999999/messages", Break)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "concert_not_found"
        );
    }

    private async Task<(ConcertOnSale Concert, Person Waiting)> WaitingAsync()
    {
        var concert = await service.FullConcertAsync();
        return (concert, await service.VisitorAsync(concert));
    }

    private async Task ShownAsync(Person waiting, ConcertOnSale concert, string? subject)
    {
        for (var host = 0; host < service.Hosts.Count; host++)
        {
            var client = waiting.At(host);
            await Eventually.Is(
                async () => (string?)(await client.GetAsync(concert.Line))["notice"]?["subject"] == subject,
                "the notice is on every instance within a second",
                TimeSpan.FromSeconds(3)
            );
        }
    }
}
