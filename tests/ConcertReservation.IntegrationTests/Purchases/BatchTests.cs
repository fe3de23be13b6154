using System.Net;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.Races;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Purchases;

/// <summary>Holds and payments of several customers in one transaction.</summary>
public sealed class BatchTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int Customers = 6;

    [Fact]
    public async Task Hold_SixCustomersInOneBatch_EachGetsAnOwnAnswerFromOneTransaction()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var customers = await (await service.Crowd.CustomersAsync(Customers)).InLineAsync(concert);
        await using var stalled = await StalledBatch.StartAsync(service, concert);

        // Each pair of customers wants the same seat.
        var holds = customers.Select((customer, i) => customer.HoldAsync(concert, concert.SeatIds[i / 2])).ToList();
        await stalled.UntilGatheredAsync(Customers);
        (await stalled.GoOnAsync()).ShouldBe(HttpStatusCode.Created);
        var answers = await Task.WhenAll(holds);

        answers.Tally().Should().Be("3 x 201, 3 x 409 seat_unavailable");
        answers.Where(answer => answer.Succeeded()).Select(HeldSeat).Should().OnlyHaveUniqueItems();
        (await CountTransactionsAsync(concert)).Should().Be(2, "the first hold and the batch");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task HoldAndPay_MixedInOneBatch_ARefusalConcernsOneCustomer()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10, price: 10_000);
        var rich = await (await service.Crowd.CustomerAsync(balance: 10_000)).InLineAsync(concert);
        var poor = await (await service.Crowd.CustomerAsync(balance: 9_999)).InLineAsync(concert);
        var holder = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var (ofRich, ofPoor) = (
            await rich.HeldAsync(concert, concert.SeatIds[0]),
            await poor.HeldAsync(concert, concert.SeatIds[1])
        );
        await using var stalled = await StalledBatch.StartAsync(service, concert);

        var paid = rich.PayAsync(ofRich);
        var unpaid = poor.PayAsync(ofPoor);
        var held = holder.HoldAsync(concert, concert.SeatIds[2]);
        var taken = holder.HoldAsync(concert, concert.SeatIds[2], concert.SeatIds[3]);
        await stalled.UntilGatheredAsync(4);
        await stalled.GoOnAsync();

        (await paid).ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(0);
        (await unpaid).ShouldBeProblem(HttpStatusCode.PaymentRequired, "insufficient_balance");
        (await Task.WhenAll(held, taken)).Tally().Should().Be("1 x 201, 1 x 409 seat_unavailable");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_TheSchemaRefusesOneOfTheBatch_TheOthersAreServed()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var customers = await (await service.Crowd.CustomersAsync(3)).InLineAsync(concert);
        await using var refusing = await RefusedCustomer.CreateAsync(service, customers[1]);
        await using var stalled = await StalledBatch.StartAsync(service, concert);

        var holds = customers.Select((customer, i) => customer.HoldAsync(concert, concert.SeatIds[i])).ToList();
        await stalled.UntilGatheredAsync(3);
        await stalled.GoOnAsync();
        var answers = await Task.WhenAll(holds);

        answers[0].ShouldBe(HttpStatusCode.Created);
        answers[1].ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        answers[2].ShouldBe(HttpStatusCode.Created);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_AnotherTransactionHasLockedTheSeat_DelaysOnlyThisHold()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var customers = await (await service.Crowd.CustomersAsync(3)).InLineAsync(concert);
        await using var seatLock = await RowLock.OnSeatAsync(service, concert.SeatIds[0]);

        var delayed = customers[0].HoldAsync(concert, concert.SeatIds[0]);
        await seatLock.UntilWaitedForAsync();
        var others = await Task.WhenAll(
            customers.Skip(1).Select((customer, i) => customer.HoldAsync(concert, concert.SeatIds[i + 1]))
        );

        others.Tally().Should().Be("2 x 201");
        delayed.IsCompleted.Should().BeFalse("the seat is still locked");
        await seatLock.DisposeAsync();
        (await delayed).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Pay_AnotherTransactionHasLockedTheWallet_DelaysOnlyThisPayment()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 10_000);
        var customers = await (await service.Crowd.CustomersAsync(2, balance: 10_000)).InLineAsync(concert);
        var reservations = new[]
        {
            await customers[0].HeldAsync(concert, concert.SeatIds[0]),
            await customers[1].HeldAsync(concert, concert.SeatIds[1]),
        };
        await using var walletLock = await RowLock.OnWalletAsync(customers[0]);

        var delayed = customers[0].PayAsync(reservations[0]);
        await walletLock.UntilWaitedForAsync();
        (await customers[1].PayAsync(reservations[1])).ShouldBe(HttpStatusCode.Created);

        delayed.IsCompleted.Should().BeFalse("the wallet is still locked");
        await walletLock.DisposeAsync();
        (await delayed).ShouldBe(HttpStatusCode.Created);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Hold_TheConnectionOfTheBatchBreaks_HoldsNothingAndTheNextBatchIsServed()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 10);
        var next = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        await using var stalled = await StalledBatch.StartAsync(service, concert);
        var waiting = next.HoldAsync(concert, concert.SeatIds[^1]);
        await stalled.UntilGatheredAsync(1);

        await stalled.Lock.KillWaitersAsync();

        (await stalled.GoOnAsync()).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        (await waiting).ShouldBe(HttpStatusCode.Created);
        (await CountTransactionsAsync(concert)).Should().Be(1);
        await Invariants.HoldAsync(service);
    }

    private static long HeldSeat(Answer answer) => answer["seats"]![0]!["seatId"]!.GetValue<long>();

    private Task<long> CountTransactionsAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(DISTINCT xmin::text) FROM reservations WHERE concert_id = $1",
            concert.ConcertId
        );
}
