using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.UnitTests.Purchases;

/// <summary>Another transaction has locked a row that one order of the batch needs.</summary>
public sealed class PurchaseServicePostponedTests
{
    private readonly PurchaseRows _rows = new();
    private readonly HoldOrder _other = new(A.SomeoneElse, A.PerformanceId, [3], A.Policy);

    public PurchaseServicePostponedTests() => _rows.Admit(A.SomeoneElse);

    [Fact]
    public async Task ServeAsync_TokenIsLocked_PostponesOnlyThisOrder()
    {
        _rows.LockedElsewhere.Add(_rows.Tokens[0]);

        await ShouldPostponeOnlyAsync(Hold());
    }

    [Fact]
    public async Task ServeAsync_SeatIsLocked_PostponesOnlyThisOrder()
    {
        _rows.LockedElsewhere.Add(_rows.Seats[0]);

        await ShouldPostponeOnlyAsync(Hold());
    }

    [Fact]
    public async Task ServeAsync_LapsedHoldOfTheSeatIsLocked_PostponesOnlyThisOrder()
    {
        _rows.LockedElsewhere.Add(_rows.Held(A.Id(9), 1));
        _rows.ExtendActiveTime();

        await ShouldPostponeOnlyAsync(Hold(), A.After(300));
    }

    [Fact]
    public async Task ServeAsync_ReservationIsLocked_PostponesOnlyThisOrder()
    {
        var held = _rows.Held(A.User, 1);
        _rows.LockedElsewhere.Add(held);

        await ShouldPostponeOnlyAsync(new PaymentOrder(A.Summary(held)));
    }

    [Fact]
    public async Task ServeAsync_WalletIsLocked_PostponesOnlyThisOrder()
    {
        var held = _rows.Held(A.User, 1);
        _rows.LockedElsewhere.Add(_rows.Wallets[0]);

        await ShouldPostponeOnlyAsync(new PaymentOrder(A.Summary(held)));
    }

    [Fact]
    public async Task ServeAsync_PerformanceIsLocked_PostponesAllOfThePerformance()
    {
        _rows.LockedElsewhere.Add(_rows.Performances[0]);

        var outcomes = await _rows.ServeAsync([Hold(), _other]);

        outcomes.Should().OnlyContain(outcome => outcome.IsPostponed);
        _rows.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task ServeAsync_NoLiveToken_IsRefusedAtOnce()
    {
        _rows.Tokens.RemoveAt(0);

        var outcome = await _rows.ServeAsync(Hold());

        outcome.Refusal!.Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_WaitsForLocks_PostponesNothing()
    {
        _rows.LockedElsewhere.Add(_rows.Seats[0]);

        var outcomes = await _rows.ServeAsync([Hold()], locked: OnLockedRow.Wait);

        outcomes.Single().Held.Should().NotBeNull();
    }

    private async Task ShouldPostponeOnlyAsync(PurchaseOrder order, DateTimeOffset? now = null)
    {
        var outcomes = await _rows.ServeAsync([order, _other], now);

        outcomes[0].IsPostponed.Should().BeTrue();
        outcomes[1].Held.Should().NotBeNull();
        _rows.Writes.Should().Contain("insert reservations: 1").And.Contain("update seats: 1");
        _rows.Writes.Should().NotContain(write => write.StartsWith("end"));
    }

    private static HoldOrder Hold() => new(A.User, A.PerformanceId, [1, 2], A.Policy);
}
