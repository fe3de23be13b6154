using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.UnitTests.Reservations;

namespace ConcertReservation.UnitTests.Purchases;

/// <summary>The service chooses among three seats of one row: seat 1 costs 90,000, seat 2 40,000 and seat 3 50,000.</summary>
public sealed class HoldFacadeBestTests
{
    private readonly ReservationWorld _world = new();

    public HoldFacadeBestTests()
    {
        _world.Chosen = [.. _world.Rows.Seats];
        _world.Policy = A.Policy with { MaxSeatsPerReservation = 3 };
    }

    [Fact]
    public async Task HoldAsync_BestSeats_HoldsTheChosenSeats()
    {
        var result = await HoldAsync(Best(2));

        result.Seats.Select(seat => seat.SeatId).Should().Equal(1, 2);
        result.TotalPrice.Should().Be(130_000);
        _world.Rows.Seats.Select(seat => seat.Status).Should().Equal(Held, Held, SeatStatus.Available);
    }

    [Fact]
    public async Task HoldAsync_BestSeatsUpToAPrice_HoldsOnlySuchSeats()
    {
        var result = await HoldAsync(Best(2, maxPrice: 50_000));

        result.Seats.Select(seat => seat.SeatId).Should().Equal(2, 3);
    }

    [Fact]
    public async Task HoldAsync_TooFewSeats_IsRefusedWithoutATransaction()
    {
        _world.Chosen = [A.Seat(1), A.SoldSeat(2), A.SoldSeat(3)];

        (await RefusalOfAsync(Best(2))).Code.Should().Be(ErrorCode.SeatUnavailable);

        _world.UnitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task HoldAsync_SeatsAreApart_IsRefusedUnlessTheyMayBe()
    {
        _world.Chosen = [_world.Rows.Seats[0], A.SoldSeat(2), _world.Rows.Seats[2]];

        (await RefusalOfAsync(Best(2))).Code.Should().Be(ErrorCode.SeatsNotTogether);
        (await HoldAsync(Best(2, together: false))).Seats.Select(seat => seat.SeatId).Should().Equal(1, 3);
    }

    [Fact]
    public async Task HoldAsync_SeatTakenSinceTheCacheWasRead_HoldsOtherSeats()
    {
        await ReadCacheAsync();
        Take(_world.Rows.Seats[0]);

        var result = await HoldAsync(Best(1));

        result.Seats.Single().SeatId.Should().Be(2);
        _world.UnitOfWork.Committed.Should().Be(2);
    }

    [Fact]
    public async Task HoldAsync_CacheNeverShowsThatASeatIsTaken_IsRefusedAfterTenTries()
    {
        _world.Chosen = [A.Seat(1), A.Seat(2), A.Seat(3)];
        _world.Rows.Seats.ForEach(Take);

        (await RefusalOfAsync(Best(3))).Code.Should().Be(ErrorCode.SeatUnavailable);

        _world.UnitOfWork.Committed.Should().Be(10);
    }

    [Fact]
    public async Task HoldAsync_SeatFreeAgainSinceTheCacheWasRead_HoldsIt()
    {
        var free = _world.Chosen;
        _world.Chosen = [A.SoldSeat(1), A.SoldSeat(2), A.SoldSeat(3)];
        await ReadCacheAsync();
        _world.Chosen = free;

        (await HoldAsync(Best(3))).Seats.Should().HaveCount(3);
    }

    [Fact]
    public async Task HoldAsync_HoldIsRefusedForAnotherReason_NextCustomerMayGetTheSeats()
    {
        _world.Rows.Tokens.Clear();
        (await RefusalOfAsync(Best(3))).Code.Should().Be(ErrorCode.QueueTokenExpired);
        _world.Rows.Tokens.Add(A.ActiveToken());

        (await HoldAsync(Best(3))).Seats.Should().HaveCount(3);
    }

    [Fact]
    public async Task HoldAsync_UnknownSection_IsRefused()
    {
        (await RefusalOfAsync(Best(1, section: "S"))).Field().Should().Be("best.section");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task HoldAsync_CountOutsideTheLimits_IsRefused(int count)
    {
        (await Refusal.OfAsync(() => HoldAsync(Best(count)))).Field().Should().Be("best.count");
    }

    [Fact]
    public async Task HoldAsync_BestAndSeatIds_IsRefused()
    {
        (await RefusalOfAsync(Best(1) with { SeatIds = [1] })).Field().Should().Be("seatIds");
    }

    private static SeatStatus Held => SeatStatus.Held;

    private static HoldSeats Best(int count, string? section = null, long? maxPrice = null, bool together = true) =>
        new(
            A.ConcertId,
            A.PerformanceId,
            SeatIds: null,
            SeatNumbers: null,
            A.User,
            SeatWish.Of(count, section, maxPrice, together)
        );

    private static void Take(Seat seat) => seat.Hold(A.Id(10), A.After(300), A.Now);

    private async Task ReadCacheAsync() => await _world.Cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);

    private Task<ReservationResult> HoldAsync(HoldSeats request) => _world.HoldAsync(request);

    private Task<DomainException> RefusalOfAsync(HoldSeats request) => Refusal.OfAsync(() => HoldAsync(request));
}
