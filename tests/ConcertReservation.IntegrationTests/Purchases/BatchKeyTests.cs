using System.Net;
using ConcertReservation.IntegrationTests.Idempotency;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Purchases;

/// <summary>Idempotency keys inside one batch.</summary>
public sealed class BatchKeyTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Hold_CopiesOfARequestInOneBatch_RunOnceAndReplayItsResponse()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        await using var stalled = await StalledBatch.StartAsync(service, concert);

        var copies = Enumerable.Range(0, 5).Select(_ => HoldAsync(customer, concert, "key", seat: 0)).ToList();
        await stalled.UntilGatheredAsync(5);
        await stalled.GoOnAsync();
        var answers = await Task.WhenAll(copies);

        answers.Tally().Should().Be("5 x 201");
        answers.Count(answer => answer.IsReplay()).Should().Be(4);
        answers.Select(answer => answer.Text).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_OneKeyForTwoRequestsInOneBatch_RefusesTheSecond()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        await using var stalled = await StalledBatch.StartAsync(service, concert);

        var holds = new[]
        {
            HoldAsync(customer, concert, "key", seat: 0),
            HoldAsync(customer, concert, "key", seat: 1),
        };
        await stalled.UntilGatheredAsync(2);
        await stalled.GoOnAsync();

        (await Task.WhenAll(holds)).Tally().Should().Be("1 x 201, 1 x 422 idempotency_key_reused");
    }

    [Fact]
    public async Task Hold_RefusedInABatch_ReplaysTheRefusal()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var customers = await (await service.Crowd.CustomersAsync(2)).InLineAsync(concert);
        await using var stalled = await StalledBatch.StartAsync(service, concert);
        var holds = customers.Select(customer => HoldAsync(customer, concert, "key", seat: 0)).ToList();
        await stalled.UntilGatheredAsync(2);
        await stalled.GoOnAsync();
        var answers = await Task.WhenAll(holds);
        var loser = answers[0].Succeeded() ? 1 : 0;

        var repeated = await HoldAsync(customers[loser], concert, "key", seat: 0);

        answers[loser].ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        repeated.IsReplay().Should().BeTrue();
        repeated.Text.Should().Be(answers[loser].Text);
    }

    [Fact]
    public async Task Hold_WhileACopyRunsElsewhere_CanBeRetriedWithTheKey()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var customers = await (await service.Crowd.CustomersAsync(2)).InLineAsync(concert);
        var copy = await RowLock.OnKeyAsync(customers[0], "key");
        await using var stalled = await StalledBatch.StartAsync(service, concert);
        var holds = customers.Select((customer, i) => HoldAsync(customer, concert, "key", seat: i)).ToList();
        await stalled.UntilGatheredAsync(2);
        // The lock of the next batch: granted when the first batch commits.
        var nextLock = RowLock.OnInsertsAsync(service, "reservation_seats");
        await stalled.Lock.UntilWaitedForAsync(2);
        await stalled.GoOnAsync();
        await using (var next = await nextLock)
        {
            await next.UntilWaitedForAsync();
            await copy.DisposeAsync();
        }

        var refused = await holds[0];
        var retried = await HoldAsync(customers[0], concert, "key", seat: 0);

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "idempotency_key_in_use");
        retried.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
        (await holds[1]).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Pay_CopyAfterThePaymentHasCompletedTheToken_ReplaysTheResponse()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Pay);
        var first = await call.SendAsync("key");

        var copy = await call.SendAsync("key");

        first.ShouldBe(HttpStatusCode.Created);
        copy.IsReplay().Should().BeTrue();
        copy.Text.Should().Be(first.Text);
    }

    private static Task<Answer> HoldAsync(Person customer, ConcertOnSale concert, string key, int seat) =>
        customer
            .WithKey(key)
            .PostAsync(
                concert.Reservations,
                new { performanceId = concert.PerformanceId, seatIds = new[] { concert.SeatIds[seat] } }
            );
}
