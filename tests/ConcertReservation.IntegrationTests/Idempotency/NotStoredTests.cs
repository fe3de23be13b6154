using System.Net;
using ConcertReservation.IntegrationTests.Overload;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A response that only means "not now" is not stored with the key.</summary>
public sealed class NotStoredTests(ImpatientService service) : IClassFixture<ImpatientService>
{
    [Fact]
    public async Task Hold_RefusedByTheGate_CanBeRetriedWithTheKey()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, policy: RequestBodies.Policy(maxActive: 1));
        var first = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var second = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var turnedBack = await HoldAsync(second, concert);
        await first.Client.DeleteAsync(concert.Line);
        await Eventually.Is(
            async () => (await second.Client.GetAsync(concert.Line)).Get<string>("status") == "active",
            "the waiting customer has to be admitted"
        );

        var admitted = await HoldAsync(second, concert);

        turnedBack.ShouldBe(HttpStatusCode.Accepted);
        admitted.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
    }

    [Fact]
    public async Task Hold_WithAForgedQueueToken_CanBeRetriedWithTheKey()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var forged = await HoldAsync(buyer with { Client = buyer.Client.With(queueToken: "forged") }, concert);

        var genuine = await HoldAsync(buyer, concert);

        forged.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
        genuine.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
    }

    [Fact]
    public async Task Hold_BeforeTheSaleOpens_CanBeRetriedWithTheKey()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await service.Crowd.CustomerAsync();
        await OpenSaleAsync(concert, "'1 hour'");
        var early = await HoldAsync(buyer, concert);
        await OpenSaleAsync(concert, "'-1 hour'");

        var onTime = await HoldAsync(buyer, concert);

        early.ShouldBeProblem(HttpStatusCode.Conflict, "sale_not_open");
        onTime.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
    }

    [Fact]
    public async Task Charge_NotSignedIn_CanBeRetriedWithTheKey()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Charge);
        var otherCustomer = call.Caller with { Client = call.Caller.Client.With(accessToken: "forged") };
        var refused = await (call with { Caller = otherCustomer }).SendAsync("key");

        var accepted = await call.SendAsync("key");

        refused.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        accepted.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
    }

    [Fact]
    public async Task Charge_LockTimeout_CanBeRetriedWithTheKey()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Charge);
        Answer unavailable;
        await using (await RowLock.OnWalletAsync(call.Caller))
            unavailable = await call.SendAsync("key");

        var accepted = await call.SendAsync("key");

        unavailable.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        accepted.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
        (await call.CountEffectsAsync()).Should().Be(1);
    }

    private Task<int> OpenSaleAsync(ConcertOnSale concert, string fromNow) =>
        service.Sql.ExecuteAsync(
            $"UPDATE concerts SET sale_opens_at = now() + interval {fromNow} WHERE id = $1",
            concert.ConcertId
        );

    private static Task<Answer> HoldAsync(Person buyer, ConcertOnSale concert) =>
        buyer
            .WithKey("key")
            .PostAsync(
                $"{concert.Path}/reservations",
                new { performanceId = concert.PerformanceId, seatIds = concert.SeatIds }
            );
}
