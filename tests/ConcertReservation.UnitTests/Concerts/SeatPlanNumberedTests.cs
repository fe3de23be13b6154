using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatPlanNumberedTests
{
    [Fact]
    public void Default_Always_IsFiftySeatsNumberedFromOne()
    {
        var plan = SeatPlan.Default;

        plan.Count.Should().Be(50);
        plan.Seats.Select(s => s.Number).Should().Equal(Enumerable.Range(1, 50).Select(n => $"{n}"));
    }

    [Fact]
    public void Numbered_Always_CreatesSeatsWithoutSectionOrRow()
    {
        var plan = SeatPlan.Numbered(2, 30_000);

        plan.Seats.Should().Equal(new PlannedSeat("1", null, null, 30_000), new PlannedSeat("2", null, null, 30_000));
        plan.PriceFrom.Should().Be(30_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Numbered_AllowedCount_CreatesThatManySeats(int count)
    {
        var plan = SeatPlan.Numbered(count, 0);

        plan.Count.Should().Be(count);
        plan.Seats.Should().HaveCount(count);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(100_001)]
    [InlineData(int.MaxValue)]
    public void Numbered_CountNotAllowed_IsRefused(int count)
    {
        var refusal = Refusal.Of(() => SeatPlan.Numbered(count, 0, "performances[0].seats"));

        refusal.Field().Should().Be("performances[0].seats");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000_000)]
    public void Numbered_AllowedPrice_IsAccepted(long price)
    {
        var plan = SeatPlan.Numbered(1, price);

        plan.PriceFrom.Should().Be(price);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    [InlineData(long.MaxValue)]
    public void Numbered_PriceNotAllowed_IsRefused(long price)
    {
        var refusal = Refusal.Of(() => SeatPlan.Numbered(1, price));

        refusal.Field().Should().Be("seats");
    }
}
