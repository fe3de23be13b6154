using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Purchases;

public sealed class PurchaseServiceHoldTests
{
    private readonly PurchaseRows _rows = new();

    [Fact]
    public async Task ServeAsync_AvailableSeats_HoldsAndWritesThem()
    {
        var outcome = await HoldAsync(A.Now, 1, 2);

        outcome.Held!.ExpiresAt.Should().Be(A.Now + A.Policy.HoldFor);
        _rows.Seats.Take(2).Should().OnlyContain(seat => seat.IsOf(outcome.Held.Id));
        _rows.Writes.Should().Equal("insert reservations: 1", "update seats: 2", "update tokens: 1");
    }

    [Fact]
    public async Task ServeAsync_Hold_LocksTablesInOneOrder()
    {
        await HoldAsync(A.Now, 1);

        _rows.Locks.Should().Equal("performances", "tokens", "seats", "reservations", "wallets");
    }

    [Fact]
    public async Task ServeAsync_SaleHasClosed_RefusesTheHold()
    {
        _rows.Concert = A.Concert(closesAt: A.After(10));

        var outcome = await HoldAsync(A.After(10), 1);

        outcome.Refusal!.Code.Should().Be(ErrorCode.SaleClosed);
        _rows.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task ServeAsync_OpeningWasMoved_RefusesTheHoldWithTheOpeningTime()
    {
        _rows.Concert = A.Concert(opensAt: A.After(10));

        var outcome = await HoldAsync(A.Now, 1);

        outcome.Refusal!.Code.Should().Be(ErrorCode.SaleNotOpen);
        outcome.Refusal.Fact("saleOpensAt").Should().Be(A.After(10));
    }

    [Fact]
    public async Task ServeAsync_HoldEndsAfterTheAdmission_ExtendsTheToken()
    {
        await HoldAsync(A.After(200), 1);

        _rows.Tokens.Single().ExpiresAt.Should().Be(A.After(500));
    }

    [Fact]
    public async Task ServeAsync_TurnIsOverAndAHoldKeepsTheToken_IsRefused()
    {
        await HoldAsync(A.After(299), 1);

        var outcome = await HoldAsync(A.After(300), 2);

        outcome.Refusal!.Code.Should().Be(ErrorCode.QueueTokenExpired);
        _rows.Tokens.Single().ExpiresAt.Should().Be(A.After(599));
        _rows.Tokens.Single().LastHeldAt.Should().Be(A.After(299));
    }

    [Fact]
    public async Task ServeAsync_ExpiredHoldsOnTheSeats_EndsEachOnceBeforeTheNewHold()
    {
        var lapsed = _rows.Held(A.SomeoneElse, 1, 2);
        _rows.ExtendActiveTime();

        var outcome = await HoldAsync(A.After(300), 1, 2);

        lapsed.Status.Should().Be(ReservationStatus.Expired);
        _rows.Seats.Take(2).Should().OnlyContain(seat => seat.IsOf(outcome.Held!.Id));
        _rows.Writes.Take(2).Should().Equal("end reservations: 1", "insert reservations: 1");
    }

    [Fact]
    public async Task ServeAsync_OldReservationOfTheSeatWasEndedByTheSweep_IsNotEndedAgain()
    {
        _rows.Held(A.SomeoneElse, 1).Expire(A.After(300));
        _rows.ExtendActiveTime();

        await HoldAsync(A.After(300), 1);

        _rows.Writes.Should().NotContain(write => write.StartsWith("end"));
    }

    [Fact]
    public async Task ServeAsync_SeatHeldByAnotherCustomer_IsRefusedWithItsIdAndHoldsNothing()
    {
        _rows.Held(A.SomeoneElse, 2);

        var refusal = (await HoldAsync(A.Now, 1, 2)).Refusal!;

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Fact("seatIds").Should().BeEquivalentTo(new[] { 2L });
        _rows.Seats[0].IsAvailableAt(A.Now).Should().BeTrue();
        _rows.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task ServeAsync_UpToTheLimitOfTheCustomer_Holds()
    {
        _rows.LiveSeats[A.User] = A.Policy.MaxSeatsPerUser - 2;

        (await HoldAsync(A.Now, 1, 2)).Held.Should().NotBeNull();
    }

    [Fact]
    public async Task ServeAsync_OneSeatAboveTheLimitOfTheCustomer_IsRefused()
    {
        _rows.LiveSeats[A.User] = A.Policy.MaxSeatsPerUser - 1;

        var refusal = (await HoldAsync(A.Now, 1, 2)).Refusal!;

        refusal.Code.Should().Be(ErrorCode.SeatLimitReached);
        refusal.Facts.Should().Equal(("limit", 8), ("seats", 7));
        _rows.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task ServeAsync_TwoHoldsOfOneCustomer_CountTogetherAgainstTheLimit()
    {
        _rows.LiveSeats[A.User] = A.Policy.MaxSeatsPerUser - 1;

        var outcomes = await _rows.ServeAsync([HoldOf(A.User, 1), HoldOf(A.User, 2)]);

        outcomes[0].Held.Should().NotBeNull();
        outcomes[1].Refusal!.Code.Should().Be(ErrorCode.SeatLimitReached);
    }

    [Fact]
    public async Task ServeAsync_PerformanceHasBegun_IsRefused()
    {
        _rows.Performances[0] = A.Performance(startsAt: A.After(200));

        (await HoldAsync(A.After(200), 1)).Refusal!.Code.Should().Be(ErrorCode.SaleClosed);
    }

    [Fact]
    public async Task ServeAsync_NoToken_IsRefused()
    {
        _rows.Tokens.Clear();

        (await HoldAsync(A.Now, 1)).Refusal!.Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_TokenWaiting_IsRefused()
    {
        _rows.Tokens[0] = A.WaitingToken();

        (await HoldAsync(A.Now, 1)).Refusal!.Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_TokenExpired_IsRefused()
    {
        (await HoldAsync(A.After(300), 1)).Refusal!.Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_TwoCustomersWantOneSeat_TheFirstGetsIt()
    {
        _rows.Admit(A.SomeoneElse);

        var outcomes = await _rows.ServeAsync([HoldOf(A.SomeoneElse, 1, 2), HoldOf(A.User, 2, 3)]);

        outcomes[0].Held!.UserId.Should().Be(A.SomeoneElse);
        outcomes[1].Refusal!.Code.Should().Be(ErrorCode.SeatUnavailable);
        outcomes[1].Refusal!.Fact("seatIds").Should().BeEquivalentTo(new[] { 2L });
        _rows.Writes.Should().Equal("insert reservations: 1", "update seats: 2", "update tokens: 1");
    }

    [Fact]
    public async Task ServeAsync_TwoCustomersTakeOverOneLapsedHold_EndsItOnce()
    {
        var lapsed = _rows.Held(A.Id(9), 1, 2);
        _rows.Admit(A.SomeoneElse);
        _rows.ExtendActiveTime();

        var outcomes = await _rows.ServeAsync([HoldOf(A.SomeoneElse, 1), HoldOf(A.User, 2)], A.After(300));

        outcomes.Should().OnlyContain(outcome => outcome.Held != null);
        lapsed.Status.Should().Be(ReservationStatus.Expired);
        _rows.Writes.Should().Contain("end reservations: 1").And.Contain("insert reservations: 2");
    }

    private Task<PurchaseOutcome> HoldAsync(DateTimeOffset now, params long[] seatIds) =>
        _rows.ServeAsync(HoldOf(A.User, seatIds), now);

    private static HoldOrder HoldOf(Guid user, params long[] seatIds) => new(user, A.PerformanceId, seatIds, A.Policy);
}
