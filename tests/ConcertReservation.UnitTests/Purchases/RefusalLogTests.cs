using ConcertReservation.Application.Purchases;
using ConcertReservation.Domain.Purchases;
using Refusal = ConcertReservation.Domain.Purchases.Refusal;

namespace ConcertReservation.UnitTests.Purchases;

public sealed class RefusalLogTests
{
    private static readonly RefusalLimits Limits = new(MostPerUserAndMinute: 2, MostWaiting: 5, TimeSpan.FromDays(30));

    private readonly FakeTime _time = new(A.Now);
    private readonly RefusalLog _log;

    public RefusalLogTests() => _log = A.RefusalLog(Limits, _time);

    [Fact]
    public void Take_Added_ReturnsThemOldestFirst()
    {
        _log.Add(A.ConcertId, A.User, RefusedOperation.Hold, ErrorCode.SeatUnavailable, A.PerformanceId);
        _log.Add(A.ConcertId, A.User, RefusedOperation.Payment, ErrorCode.InsufficientBalance, null, A.Id(7));

        _log.Take(10)
            .Should()
            .Equal(
                new Refusal(
                    A.ConcertId,
                    A.User,
                    A.Now,
                    RefusedOperation.Hold,
                    ErrorCode.SeatUnavailable,
                    A.PerformanceId,
                    null
                ),
                new Refusal(
                    A.ConcertId,
                    A.User,
                    A.Now,
                    RefusedOperation.Payment,
                    ErrorCode.InsufficientBalance,
                    null,
                    A.Id(7)
                )
            );
        _log.Take(10).Should().BeEmpty();
    }

    [Fact]
    public void Take_MoreThanTheMost_LeavesTheRest()
    {
        Add(users: 3);

        _log.Take(2).Should().HaveCount(2);
        _log.Take(2).Should().HaveCount(1);
    }

    [Fact]
    public void Add_MoreThanAUserHasInAMinute_AreDropped()
    {
        for (var i = 0; i < 5; i++)
            Add(A.User);
        Add(A.SomeoneElse);

        _log.Take(10).Select(refusal => refusal.UserId).Should().Equal(A.User, A.User, A.SomeoneElse);
    }

    [Fact]
    public void Add_InTheNextMinute_IsKept()
    {
        for (var i = 0; i < 5; i++)
            Add(A.User);
        _time.Advance(TimeSpan.FromMinutes(1));
        Add(A.User);

        _log.Take(10).Should().HaveCount(3);
    }

    [Fact]
    public void Add_MoreThanMayWait_AreDroppedUntilSomeAreTaken()
    {
        Add(users: 7);
        _log.Take(10).Should().HaveCount(5);

        Add(users: 1);
        _log.Take(10).Should().HaveCount(1);
    }

    [Fact]
    public void PutBack_NotStored_AreTakenAgain()
    {
        Add(users: 2);
        var taken = _log.Take(10);

        _log.PutBack(taken);

        _log.Take(10).Should().Equal(taken);
    }

    [Theory]
    [InlineData(ErrorCode.ValidationFailed)]
    [InlineData(ErrorCode.Overloaded)]
    [InlineData(ErrorCode.ConcertNotFound)]
    [InlineData(ErrorCode.IdempotencyKeyInUse)]
    [InlineData(ErrorCode.IdempotencyKeyReused)]
    public void Add_NotAboutTheSale_IsNotKept(ErrorCode code)
    {
        _log.Add(A.ConcertId, A.User, RefusedOperation.Hold, code, A.PerformanceId);

        _log.Take(10).Should().BeEmpty();
    }

    private void Add(int users)
    {
        for (var i = 0; i < users; i++)
            Add(A.Id(1_000 + i));
    }

    private void Add(Guid user) =>
        _log.Add(A.ConcertId, user, RefusedOperation.Hold, ErrorCode.SeatUnavailable, A.PerformanceId);
}
