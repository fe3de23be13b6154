using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Queue;

public sealed class JoinBatchFacadeTests
{
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<ILineRepository> _lines = new();
    private readonly JoinServiceWorld _world = new();
    private readonly Measurements _measurements = new();
    private readonly LineStateCache _lineStates;
    private readonly JoinBatchFacade _facade;
    private int _lineReads;

    public JoinBatchFacadeTests()
    {
        var time = new FakeTime(A.Now);
        _concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(A.Concert());
        _lines
            .Setup(l => l.FindForUpdateAsync(A.ConcertId, default))
            .Callback(() => time.Advance(TimeSpan.FromMilliseconds(20)))
            .ReturnsAsync(_world.Line);
        _lineStates = A.LineStates(time, ReadLine);
        _facade = new JoinBatchFacade(
            _concerts.Object,
            _lines.Object,
            _world.Tokens.Object,
            _world.Service,
            _lineStates,
            _measurements.Metrics,
            new FakeUnitOfWork(),
            time
        );
    }

    [Fact]
    public async Task JoinAsync_SomeAreAdmittedAtOnce_NextRequestReadsTheLineAgain()
    {
        _world.Active = 1;

        await JoinAfterAReadAsync(A.Id(1), A.Id(2));

        _world.Arrived.Select(t => t.Status).Should().Equal(QueueTokenStatus.Active, QueueTokenStatus.Waiting);
        _lineReads.Should().Be(2);
    }

    [Fact]
    public async Task JoinAsync_AllWait_NextRequestUsesTheCachedLine()
    {
        _world.Active = 2;

        await JoinAfterAReadAsync(A.Id(1), A.Id(2));

        _lineReads.Should().Be(1);
    }

    [Fact]
    public async Task JoinAsync_CustomerWasAdmittedBefore_NextRequestUsesTheCachedLine()
    {
        _world.Present(A.ActiveToken());

        await JoinAfterAReadAsync(A.User);

        _world.Arrived.Should().BeEmpty();
        _lineReads.Should().Be(1);
    }

    [Fact]
    public async Task JoinAsync_Batch_MeasuresItsSizeAndItsDuration()
    {
        await _facade.JoinAsync(A.ConcertId, [A.Id(1), A.Id(2), A.Id(3)], default);

        _measurements.Of("joins.batch_size").Should().Equal(3);
        _measurements.Of("joins.batch_duration").Should().Equal(0.02);
    }

    [Fact]
    public async Task JoinAsync_SomeAreAdmittedAtOnce_CountsThem()
    {
        await _facade.JoinAsync(A.ConcertId, [A.Id(1), A.Id(2), A.Id(3)], default);

        _measurements.Of("queue.admitted").Should().Equal(2);
    }

    [Fact]
    public async Task JoinAsync_SaleOver_RefusesOnlyCustomersWithoutALiveToken()
    {
        var present = _world.Present(A.WaitingToken(user: A.Id(2)));
        _concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(A.Concert(opensAt: A.After(60)));

        var outcomes = await _facade.JoinAsync(A.ConcertId, [A.Id(1), A.Id(2)], default);

        outcomes.Select(outcome => outcome.Refusal?.Code).Should().Equal(ErrorCode.SaleNotOpen, null);
        outcomes[1].Value!.Token.Should().Be(present);
    }

    private async Task JoinAfterAReadAsync(params Guid[] users)
    {
        await _lineStates.FindAsync(A.ConcertId, default);
        await _facade.JoinAsync(A.ConcertId, users, default);
        await _lineStates.FindAsync(A.ConcertId, default);
    }

    [Fact]
    public async Task JoinAsync_CachedLineIsOld_ReturnsThePositionsOfTheLockedLine()
    {
        _world.Active = 2;
        await _lineStates.FindAsync(A.ConcertId, default);
        for (var place = 1; place <= 5; place++)
            _world.Line.AssignPlace();
        _world.Line.RecordAdmission(count: 2, lastPlace: 2, A.Now);
        _world.Tokens.Setup(t => t.ListAbandonedAsync(A.ConcertId, 2, 0, default)).ReturnsAsync([4]);

        var outcomes = await _facade.JoinAsync(A.ConcertId, [A.Id(1), A.Id(2)], default);
        await _lineStates.FindAsync(A.ConcertId, default);

        outcomes.Select(outcome => outcome.Value!.Ahead).Should().Equal(2, 3);
        _lineReads.Should().Be(2, "a poll must not be answered from the state before the join");
    }

    private LineStateChange ReadLine()
    {
        _lineReads++;
        return A.Change(_world.Line.LastAdmittedPlace);
    }
}
