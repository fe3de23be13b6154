using System.Net;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Payments;

/// <summary>A customer with two holds pays for one of them, and somebody waits behind.</summary>
public sealed class TurnAfterPaymentTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Pay_TwoHolds_BothArePaidAndTheNextCustomerIsAdmittedThen()
    {
        var (concert, person, holds) = await TwoHoldsAsync();
        var next = await service.VisitorAsync(concert);

        var first = await person.PayAsync(holds[0]);
        var between = await person.GetTokenAsync(concert);
        var second = await person.PayAsync(holds[1]);

        first.ShouldBe(HttpStatusCode.Created);
        between.Get<string>("status").Should().Be("active");
        second.ShouldBe(HttpStatusCode.Created);
        (await person.StatusAsync(concert)).Should().Be("completed");
        await service.AdmittedAsync(next);
    }

    [Fact]
    public async Task Hold_AfterThePayment_IsRefused()
    {
        var (concert, person, holds) = await TwoHoldsAsync();
        await person.PayAsync(holds[0]);

        var third = await person.HoldAsync(concert, concert.SeatIds[2]);

        third.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_expired");
        (await person.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Release_OtherHoldAfterThePayment_CompletesTheToken()
    {
        var (concert, person, holds) = await TwoHoldsAsync();
        await person.PayAsync(holds[0]);

        (await person.Client.DeleteAsync($"/reservations/{holds[1]}")).ShouldBe(HttpStatusCode.NoContent);

        (await person.StatusAsync(concert)).Should().Be("completed");
    }

    [Fact]
    public async Task Pay_OtherHoldEnds_TokenIsCompletedAndNotExpired()
    {
        var (concert, person, holds) = await TwoHoldsAsync();
        await person.PayAsync(holds[0]);
        var other = await person.Client.GetAsync($"/reservations/{holds[1]}");
        var token = await person.GetTokenAsync(concert);
        var next = await service.VisitorAsync(concert);

        service.Clock.Advance(other.Time("expiresAt") - service.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));

        token.Time("expiresAt").Should().Be(other.Time("expiresAt"));
        (await person.StatusAsync(concert)).Should().Be("completed");
        await service.AdmittedAsync(next);
        (await person.StatusAsync(concert)).Should().Be("completed");
    }

    // Without the token's lock in the release, the payment would keep the token for a hold that is released meanwhile.
    [Fact]
    public async Task Pay_OtherHoldIsReleasedAtTheSameMoment_TokenIsCompleted()
    {
        for (var round = 0; round < 20; round++)
        {
            var (concert, person, holds) = await TwoHoldsAsync();

            var payment = person.PayAsync(holds[0]);
            var release = person.At(1).DeleteAsync($"/reservations/{holds[1]}");

            (await payment).ShouldBe(HttpStatusCode.Created);
            (await release).ShouldBe(HttpStatusCode.NoContent);
            (await person.StatusAsync(concert)).Should().Be("completed");
        }
    }

    private async Task<(ConcertOnSale Concert, Person Person, Guid[] Holds)> TwoHoldsAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 4, policy: RequestBodies.Policy(maxActive: 1));
        var (person, first) = await service.HolderAsync(concert, balance: 100_000);
        var second = await person.HoldAsync(concert, concert.SeatIds[1]);
        return (concert, person, [first, second.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId")]);
    }
}
