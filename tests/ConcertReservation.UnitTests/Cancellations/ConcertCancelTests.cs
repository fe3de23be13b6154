using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Cancellations;

public sealed class ConcertCancelTests
{
    private readonly Concert _concert = A.Concert(
        performances: [A.Plan(A.Evening), A.Plan(A.Evening.AddDays(1)), A.Plan(A.Evening.AddDays(2))]
    );

    private IReadOnlyList<Performance> Dates => _concert.Performances;

    [Fact]
    public void Cancel_TheLastDate_ClosesTheSaleWithTheDateBeforeIt()
    {
        Cancel(A.Now, Dates[2]);

        _concert.LastStartsAt.Should().Be(A.Evening.AddDays(1));
        _concert.CancelledAt.Should().BeNull();
        _concert.SaleStateAt(A.Evening.AddDays(1) - A.Tick).Should().Be(SaleState.Open);
        _concert.SaleStateAt(A.Evening.AddDays(1)).Should().Be(SaleState.Closed);
    }

    [Fact]
    public void Cancel_AllDates_CancelsTheConcert()
    {
        Cancel(A.After(60), [.. Dates]);

        _concert.CancelledAt.Should().Be(A.After(60));
        _concert.SaleStateAt(A.After(60)).Should().Be(SaleState.Cancelled);
        _concert.NextStartsAt(A.After(60)).Should().BeNull();
        Refusal.Of(() => _concert.EnsureOnSale(A.After(60))).Code.Should().Be(ErrorCode.SaleClosed);
    }

    [Fact]
    public void Cancel_AllThatAreToCome_CancelsTheConcert()
    {
        Cancel(A.Evening, Dates[1], Dates[2]);

        _concert.SaleStateAt(A.Evening).Should().Be(SaleState.Cancelled);
    }

    [Fact]
    public void Cancel_ADateThatHasStarted_IsRefused()
    {
        var refusal = Refusal.Of(() => Cancel(A.Evening, Dates[0]));

        refusal.Code.Should().Be(ErrorCode.SaleClosed);
        Dates[0].CancelledAt.Should().BeNull();
    }

    [Fact]
    public void Cancel_Twice_IsRefused()
    {
        Cancel(A.Now, Dates[0]);

        Refusal.Of(() => Cancel(A.Now, Dates[0])).Code.Should().Be(ErrorCode.PerformanceCancelled);
    }

    [Fact]
    public void AddPerformance_ToACancelledConcert_OpensTheSale()
    {
        Cancel(A.Now, [.. Dates]);

        _concert.AddPerformance(A.Plan(A.Evening), A.Now);

        _concert.SaleStateAt(A.Now).Should().Be(SaleState.Open);
        _concert.LastStartsAt.Should().Be(A.Evening);
    }

    [Fact]
    public void ToCancel_AConcertWithOneStartedDate_AreTheOthers()
    {
        var toCancel = Locked().ToCancel(Order(null), A.Evening);

        toCancel.Should().Equal(Dates[1], Dates[2]);
    }

    [Fact]
    public void ToCancel_NothingToComeAndNothingCancelled_IsRefused()
    {
        var refusal = Refusal.Of(() => Locked().ToCancel(Order(null), A.Evening.AddDays(2)));

        refusal.Code.Should().Be(ErrorCode.SaleClosed);
    }

    [Fact]
    public void ToCancel_NothingToComeAndOneCancelled_IsEmpty()
    {
        Cancel(A.Now, Dates[0]);

        Locked().ToCancel(Order(null), A.Evening.AddDays(2)).Should().BeEmpty();
    }

    [Fact]
    public void ToCancel_AnotherConcertsDate_IsRefused()
    {
        var refusal = Refusal.Of(() => Locked().ToCancel(Order(999), A.Now));

        refusal.Code.Should().Be(ErrorCode.PerformanceNotFound);
    }

    [Fact]
    public void EnsureUpcoming_Cancelled_IsRefused()
    {
        Cancel(A.Now, Dates[0]);

        Refusal.Of(() => Dates[0].EnsureUpcoming(A.Now)).Code.Should().Be(ErrorCode.PerformanceCancelled);
    }

    [Fact]
    public void Upcoming_ACancelledDate_IsLeftOut()
    {
        var schedule = A.Schedule(A.Scheduled() with { CancelledAt = A.Now }, A.Scheduled(id: 2));

        schedule.Upcoming(A.Now, date: null).Select(performance => performance.Id).Should().Equal(2);
    }

    private LockedConcert Locked() => new(_concert, Dates);

    private static CancellationOrder Order(long? performanceId) =>
        new(A.ConcertId, performanceId, "The singer is ill", A.Id(9));

    private void Cancel(DateTimeOffset now, params Performance[] performances) =>
        _concert.Cancel(Dates, performances, now);
}
