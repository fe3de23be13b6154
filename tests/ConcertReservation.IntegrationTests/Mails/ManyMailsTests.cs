namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>Two instances send from one outbox.</summary>
public sealed class ManyMailsTests(TwoMailingServices service) : IClassFixture<TwoMailingServices>
{
    private const int Mails = 1_000;

    [Fact]
    public async Task Send_AThousandMailsByTwoInstances_EachIsSentOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (person, reservationId) = await service.ConfirmedBuyerAsync(concert);

        await service.Sql.ExecuteAsync(
            """
            INSERT INTO mails (id, kind, concert_id, user_id, reservation_id, queued_at, due_at)
            SELECT gen_random_uuid(), 'confirmation', $1, $2, $3, $4, $4 FROM generate_series(1, $5)
            """,
            concert.ConcertId,
            person.UserId,
            reservationId,
            service.Clock.GetUtcNow(),
            Mails
        );
        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>(
                    "SELECT count(*) FROM mails WHERE status = 'sent' AND user_id = $1",
                    person.UserId
                )
                == Mails + 1,
            "all mails are sent",
            TimeSpan.FromMinutes(3)
        );

        var ids = service.Postbox.To(person.Email).Select(mail => mail.Message.MessageId).ToList();
        ids.Should().HaveCount(Mails + 1).And.OnlyHaveUniqueItems();
        (await service.Sql.ScalarAsync<int>("SELECT max(attempts) FROM mails WHERE user_id = $1", person.UserId))
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task SendAgain_ByTwoOperatorsAtOnce_QueuesOneMail()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var (_, reservationId) = await service.ConfirmedBuyerAsync(concert);
        var staff = await service.Crowd.OperatorAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => staff.At(i).PostAsync($"/admin/reservations/{reservationId}/mail"))
        );

        answers.Count(answer => (int)answer.Status == 202).Should().Be(1);
        answers.Count(answer => (int)answer.Status == 429).Should().Be(5);
    }
}
