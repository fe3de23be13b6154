using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePolicyFacadeTests
{
    private static readonly QueuePolicy Changed = A.Policy with { MaxActive = 5, Paused = true };
    private readonly Mock<ILineRepository> _lines = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly QueuePolicyFacade _facade;

    public QueuePolicyFacadeTests() =>
        _facade = new QueuePolicyFacade(_lines.Object, A.AuditTrail(), _unitOfWork, new FakeTime(A.Now));

    [Fact]
    public async Task FindAsync_ConcertIsThere_AnswersItsPolicy()
    {
        _lines.Setup(l => l.FindPolicyAsync(A.ConcertId, default)).ReturnsAsync(Changed);

        (await _facade.FindAsync(A.ConcertId, default)).Should().Be(Changed);
    }

    [Fact]
    public async Task FindAsync_NoSuchConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(8, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task ChangeAsync_ValidPolicy_ChangesTheLockedLine()
    {
        var line = A.Line();
        _lines.Setup(l => l.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(line);

        var result = await _facade.ChangeAsync(A.ConcertId, Changed, default);

        result.Should().Be(Changed);
        line.Policy.Should().Be(Changed);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task ChangeAsync_InvalidPolicy_CommitsNothing()
    {
        _lines.Setup(l => l.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(A.Line());

        var refusal = await Refusal.OfAsync(() =>
            _facade.ChangeAsync(A.ConcertId, Changed with { MaxActive = 0 }, default)
        );

        refusal.Field().Should().Be("maxActive");
        _unitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task ChangeAsync_NoSuchConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.ChangeAsync(8, Changed, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }
}
