using ConcertReservation.Application.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeAvailabilityTests
{
    private readonly SaleWorld _world = new();

    [Fact]
    public async Task FindAvailabilityAsync_SeveralPerformances_GroupsThemByDate()
    {
        _world.Play(70, A.Evening, A.Seat(1));
        _world.Play(71, A.Evening.AddHours(2), A.Seat(2));
        _world.Play(72, A.Evening.AddDays(1), A.Seat(3));

        var result = await FindAsync();

        result.Dates.Select(d => d.Date).Should().Equal(new DateOnly(2030, 5, 31), new DateOnly(2030, 6, 1));
        result.Dates[0].Performances.Select(p => p.PerformanceId).Should().Equal(70, 71);
        result.Dates[1].Performances[0].AvailableSeats.Should().Equal(new AvailableSeat(3, "3", "VIP", "A", 50_000));
    }

    [Fact]
    public async Task FindAvailabilityAsync_SomeSeatsHeldOrSold_ReturnsTheOthers()
    {
        _world.Play(70, A.Evening, A.HeldSeat(1, A.Id(10), A.After(300)), A.SoldSeat(2), A.Seat(3));

        var result = await FindAsync();

        result.Dates[0].Performances[0].AvailableSeats.Select(s => s.SeatId).Should().Equal(3);
    }

    [Fact]
    public async Task FindAvailabilityAsync_PerformanceSoldOut_IsOmitted()
    {
        _world.Play(70, A.Evening, A.SoldSeat(1));
        _world.Play(71, A.Evening.AddDays(1), A.Seat(2));

        var result = await FindAsync();

        result.Dates.Should().ContainSingle().Which.Date.Should().Be(new DateOnly(2030, 6, 1));
    }

    [Fact]
    public async Task FindAvailabilityAsync_Date_ReturnsThatDayInTheTimeZoneOfTheConcert()
    {
        var midnight = new DateTimeOffset(2030, 5, 31, 15, 0, 0, TimeSpan.Zero);
        _world.Play(70, midnight - A.Tick, A.Seat(1));
        _world.Play(71, midnight, A.Seat(2));
        _world.Play(72, midnight.AddDays(1), A.Seat(3));

        var result = await FindAsync(new DateOnly(2030, 6, 1));

        result.Dates.Should().ContainSingle().Which.Date.Should().Be(new DateOnly(2030, 6, 1));
        result.Dates[0].Performances.Select(p => p.PerformanceId).Should().Equal(71);
    }

    [Fact]
    public async Task FindAvailabilityAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _world.Facade.FindAvailabilityAsync(8, null, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    private Task<AvailabilityResult> FindAsync(DateOnly? date = null) =>
        _world.Facade.FindAvailabilityAsync(A.ConcertId, date, default);
}
