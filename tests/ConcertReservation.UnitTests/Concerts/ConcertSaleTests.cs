using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertSaleTests
{
    [Theory]
    [InlineData(59, SaleState.Upcoming)]
    [InlineData(60, SaleState.Open)]
    [InlineData(119, SaleState.Open)]
    [InlineData(120, SaleState.Closed)]
    public void SaleStateAt_AnyTime_FollowsTheSaleWindow(double seconds, SaleState expected)
    {
        var concert = A.Concert(opensAt: A.After(60), closesAt: A.After(120));

        concert.SaleStateAt(A.After(seconds)).Should().Be(expected);
    }

    [Fact]
    public void SaleStateAt_OldClosingTimeAfterTheLastPerformance_IsClosedWhenThatStarts()
    {
        var concert = A.Concert().With("SaleClosesAt", A.Evening.AddDays(1));

        concert.SaleStateAt(A.Evening).Should().Be(SaleState.Closed);
    }

    [Fact]
    public void EnsureOnSale_AtTheOpening_IsOpen()
    {
        var concert = A.Concert(opensAt: A.After(60));

        var act = () => concert.EnsureOnSale(A.After(60));

        act.Should().NotThrow();
    }

    [Fact]
    public void EnsureOnSale_OneTickBeforeTheOpening_IsRefusedWithTheOpeningTime()
    {
        var concert = A.Concert(opensAt: A.After(60));

        var refusal = Refusal.Of(() => concert.EnsureOnSale(A.After(60) - A.Tick));

        refusal.Code.Should().Be(ErrorCode.SaleNotOpen);
        refusal.Fact("saleOpensAt").Should().Be(A.After(60));
    }

    [Fact]
    public void EnsureOnSale_OneTickBeforeTheClosing_IsOpen()
    {
        var concert = A.Concert(closesAt: A.After(60));

        var act = () => concert.EnsureOnSale(A.After(60) - A.Tick);

        act.Should().NotThrow();
    }

    [Fact]
    public void EnsureOnSale_AtTheClosing_IsRefused()
    {
        var concert = A.Concert(closesAt: A.After(60));

        var refusal = Refusal.Of(() => concert.EnsureOnSale(A.After(60)));

        refusal.Code.Should().Be(ErrorCode.SaleClosed);
    }

    [Fact]
    public void EnsureOnSale_NoClosingTimeAndBeforeTheLastPerformance_IsOpen()
    {
        var concert = A.Concert(performances: [A.Plan(A.Evening), A.Plan(A.Evening.AddDays(1))]);

        var act = () => concert.EnsureOnSale(A.Evening.AddDays(1) - A.Tick);

        act.Should().NotThrow();
    }

    [Fact]
    public void EnsureOnSale_NoClosingTimeAndTheLastPerformanceStarts_IsRefused()
    {
        var concert = A.Concert(performances: [A.Plan(A.Evening), A.Plan(A.Evening.AddDays(1))]);

        var refusal = Refusal.Of(() => concert.EnsureOnSale(A.Evening.AddDays(1)));

        refusal.Code.Should().Be(ErrorCode.SaleClosed);
    }
}
