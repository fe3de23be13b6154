using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePolicyFacadeTests
{
    private static readonly QueuePolicy Changed = A.Policy with { MaxActive = 5, Paused = true };
    private readonly Mock<ILineRepository> _lines = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly List<AuditEntry> _entries = [];
    private readonly Line _line = A.Line();
    private readonly LineStateCache _lineStates;
    private readonly QueuePolicyFacade _facade;

    public QueuePolicyFacadeTests()
    {
        var time = new FakeTime(A.Now);
        _lineStates = A.LineStates(time, () => A.Change() with { Policy = _line.Policy });
        _lines.Setup(l => l.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(_line);
        _facade = new QueuePolicyFacade(_lines.Object, _lineStates, A.AuditTrail(A.User, _entries), _unitOfWork, time);
    }

    [Fact]
    public async Task FindAsync_ConcertExists_ReturnsItsPolicy()
    {
        _lines.Setup(l => l.FindPolicyAsync(A.ConcertId, default)).ReturnsAsync(Changed);

        (await _facade.FindAsync(A.ConcertId, default)).Should().Be(Changed);
    }

    [Fact]
    public async Task FindAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(8, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task ChangeAsync_ValidPolicy_ChangesTheLockedLine()
    {
        var result = await _facade.ChangeAsync(A.ConcertId, ExpectedVersion.Any, _ => Changed, default);

        result.Should().Be(Changed);
        _line.Policy.Should().Be(Changed);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task ChangeAsync_ValidPolicy_IsInTheNextLineState()
    {
        await _lineStates.FindAsync(A.ConcertId, default);

        await _facade.ChangeAsync(A.ConcertId, ExpectedVersion.Any, _ => Changed, default);

        (await _lineStates.FindAsync(A.ConcertId, default))!.Latest.Policy.Should().Be(Changed);
    }

    [Fact]
    public async Task ChangeAsync_ByAnOperator_WritesThePolicyBeforeAndAfterToTheAuditLog()
    {
        await _facade.ChangeAsync(A.ConcertId, ExpectedVersion.Any, _ => Changed, default);

        var entry = _entries.Should().ContainSingle().Subject;
        entry.Action.Should().Be("queue_policy.change");
        entry.Target.Should().Be("concert/7");
        entry.Before.Should().Be($"\"{A.Policy}\"");
        entry.After.Should().Be($"\"{Changed}\"");
    }

    [Fact]
    public async Task ChangeAsync_InvalidPolicy_CommitsNothing()
    {
        var refusal = await Refusal.OfAsync(() =>
            _facade.ChangeAsync(A.ConcertId, ExpectedVersion.Any, policy => policy with { MaxActive = 0 }, default)
        );

        refusal.Field().Should().Be("maxActive");
        _unitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task ChangeAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.ChangeAsync(8, ExpectedVersion.Any, _ => Changed, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }
}
