namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>Without a mail server the service sells as always, and the outbox stays bounded.</summary>
public sealed class WithoutServerTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Pay_WithoutAServer_QueuesTheMailAndGivesItUpAfterADay()
    {
        var (person, _) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1, price: 10_000));
        (await StatusAsync(person)).Should().Be("queued");

        service.Clock.Advance(TimeSpan.FromHours(25));

        await Eventually.Is(async () => await StatusAsync(person) == "given_up", "an old mail is given up");
    }

    [Fact]
    public async Task DevelopmentMails_OutsideDevelopment_DoNotExist()
    {
        var answer = await service.Client().GetAsync("//dev/mail");

        ((int)answer.Status).Should().Be(404);
    }

    private Task<string> StatusAsync(Person person) =>
        service.Sql.ScalarAsync<string>("SELECT status FROM mails WHERE user_id = $1", person.UserId);
}
