using System.Net;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>An operator writes to the holders over HTTP.</summary>
public sealed class HolderMessageTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task SendMessage_ToHolders_MailsThemAndIsInTheAudit()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert);

        var answer = await SendAsync(
            concert,
            new
            {
                to = "holders",
                subject = " Doors ",
                text = "18:00\n\n\n& later",
            }
        );
        var mail = (await service.Postbox.UntilAsync(person.Email, 2))[1];

        answer.ShouldBe(HttpStatusCode.Accepted).Get<string>("to").Should().Be("holders");
        mail.Subject.Should().Be("Doors");
        mail.Plain.Should().Contain("18:00\n\n& later");
        var audit = await (await service.Crowd.OperatorAsync()).Client.GetAsync("/admin/audit");
        audit.Text.Should().Contain("holders.message").And.Contain($"concert/{concert.ConcertId}");
    }

    [Fact]
    public async Task SendMessage_RepeatedWithItsKey_MailsOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert);
        var staff = (await service.Crowd.OperatorAsync()).Client.WithKey("message");
        var body = new
        {
            to = "holders",
            performanceId = concert.PerformanceId,
            subject = "Doors",
            text = "18:00",
        };

        var first = await staff.PostAsync($"/admin{concert.Path}/messages", body);
        var second = await staff.PostAsync($"/admin{concert.Path}/messages", body);
        await service.Postbox.UntilAsync(person.Email, 2);

        first.ShouldBe(HttpStatusCode.Accepted);
        second.Text.Should().Be(first.Text);
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mailings WHERE concert_id = $1", concert.ConcertId))
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task SendMessage_UnknownConcertOrPerformance_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var unknown = new ConcertOnSale(999_999, concert.Performances);

        (
            await SendAsync(
                unknown,
                new
                {
                    to = "holders",
                    subject = "S",
                    text = "T",
                }
            )
        ).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
        (
            await SendAsync(
                concert,
                new
                {
                    to = "holders",
                    performanceId = other.PerformanceId,
                    subject = "S",
                    text = "T",
                }
            )
        ).ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Theory]
    [InlineData("everybody", "Doors", "18:00", "to")]
    [InlineData("holders", "", "18:00", "subject")]
    [InlineData("holders", "Do\u202eors", "18:00", "subject")]
    [InlineData("holders", "Doors", " \n ", "text")]
    public async Task SendMessage_WrongValue_IsRefusedAndSendsNothing(
        string to,
        string subject,
        string text,
        string field
    )
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var answer = await SendAsync(
            concert,
            new
            {
                to,
                subject,
                text,
            }
        );

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        answer["errors"]![field].Should().NotBeNull(answer.Text);
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mailings WHERE concert_id = $1", concert.ConcertId))
            .Should()
            .Be(0);
    }

    private async Task<Answer> SendAsync(ConcertOnSale concert, object body) =>
        await (await service.Crowd.OperatorAsync()).Client.PostAsync($"/admin{concert.Path}/messages", body);
}
