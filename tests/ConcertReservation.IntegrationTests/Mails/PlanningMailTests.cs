using System.Globalization;
using System.Net;
using ConcertReservation.IntegrationTests.Cancellations;
using ConcertReservation.IntegrationTests.HouseSeats;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>What operators change is mailed to those who have bought, from the request to the postbox.</summary>
public sealed class PlanningMailTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task Cancel_Performance_MailsEachHolderOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert, "en");

        await service.CancelledAsync(concert);
        var mail = (await service.Postbox.UntilAsync(person.Email, 2))[1];

        mail.Subject.Should().Contain("밤의 노래").And.Contain("ancelled");
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM mails WHERE kind = 'cancelled'"))
            .Should()
            .BeGreaterThan(0);
    }

    [Fact]
    public async Task Move_Performance_MailsTheHolder()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var (person, _) = await service.ConfirmedBuyerAsync(concert, "en");
        var staff = await service.Crowd.OperatorAsync();
        var startsAt = service.Clock.GetUtcNow().AddDays(200).ToString("O", CultureInfo.InvariantCulture);

        var moved = await staff.Client.PatchAsync(
            $"/admin{concert.Path}/performances/{concert.PerformanceId}",
            new { startsAt }
        );
        moved.ShouldBe(HttpStatusCode.OK);
        var mail = (await service.Postbox.UntilAsync(person.Email, 2))[1];

        mail.Subject.Should().Be("New date: 밤의 노래");
    }

    [Fact]
    public async Task Issue_WithAnAddress_MailsTheTicketsToTheHolder()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000);
        var staff = await service.Crowd.OperatorAsync();

        (await staff.Client.IssueAsync(concert, "comp", concert.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        var mail = (await service.Postbox.UntilAsync("guest@test.example"))[0];

        mail.Subject.Should().Contain("밤의 노래");
    }
}
