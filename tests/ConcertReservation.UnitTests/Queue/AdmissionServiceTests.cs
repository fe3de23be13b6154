using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionServiceTests
{
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Line _line = A.Line(A.Policy with { MaxActive = 3 });
    private readonly List<QueueToken> _waiting = [];
    private readonly AdmissionService _service;

    public AdmissionServiceTests()
    {
        _tokens
            .Setup(t => t.TakeWaitingForUpdateAsync(A.ConcertId, It.IsAny<long>(), It.IsAny<int>(), default))
            .ReturnsAsync(
                (long _, long frontier, int count, CancellationToken _) =>
                    [.. _waiting.Where(t => t.Place > frontier).Take(count)]
            );
        _service = new AdmissionService(_tokens.Object);
    }

    [Fact]
    public async Task AdmitAsync_MoreWaitThanFit_AdmitsTheFirstInPlaceOrder()
    {
        Wait(5);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(3);
        _waiting.Where(t => t.IsActiveAt(A.Now)).Select(t => t.Place).Should().Equal(1, 2, 3);
        _line.Frontier.Should().Be(3);
    }

    [Fact]
    public async Task AdmitAsync_SomeActive_NeverPassesTheCap()
    {
        Wait(5);
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).ReturnsAsync(2);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(1);
        _waiting.Count(t => t.IsActiveAt(A.Now)).Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_NoRoom_TakesNobody()
    {
        Wait(1);
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).ReturnsAsync(3);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(0);
        _waiting[0].Status.Should().Be(QueueTokenStatus.Waiting);
        _line.Frontier.Should().Be(0);
    }

    [Fact]
    public async Task AdmitAsync_FewerWaitThanFit_AdmitsAllAndMovesTheFrontierToTheLast()
    {
        Wait(2);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(2);
        _line.Frontier.Should().Be(2);
    }

    [Fact]
    public async Task AdmitAsync_NobodyWaits_RecordsNothing()
    {
        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(0);
        _line.LastAdmittedAt.Should().BeNull();
    }

    [Fact]
    public async Task AdmitAsync_NextTick_GoesOnBehindTheFrontier()
    {
        Wait(5);
        await _service.AdmitAsync(_line, A.Now, default);

        await _service.AdmitAsync(_line, A.After(1), default);

        _line.Frontier.Should().Be(5);
        _waiting.Should().OnlyContain(t => t.IsActiveAt(A.After(1)));
    }

    [Fact]
    public async Task AdmitAsync_Admitted_AreNotClaimedYet()
    {
        Wait(1);

        await _service.AdmitAsync(_line, A.Now, default);

        _waiting[0].ExpiresAt.Should().Be(A.Now + A.Policy.ClaimWithin);
        _waiting[0].IsUnclaimedAt(A.Now).Should().BeTrue();
    }

    [Fact]
    public async Task AdmitAsync_HugeRoom_TakesABoundedBatch()
    {
        _line.ChangePolicy(A.Policy with { MaxActive = 1_000_000 }, A.Now);

        await _service.AdmitAsync(_line, A.Now, default);

        _tokens.Verify(t => t.TakeWaitingForUpdateAsync(A.ConcertId, 0, 1_000, default), Times.Once);
    }

    [Fact]
    public async Task AdmitAsync_Always_EndsLapsedTokensBeforeItCounts()
    {
        var calls = new List<string>();
        _tokens.Setup(t => t.EndLapsedAsync(A.ConcertId, A.Now, default)).Callback(() => calls.Add("end"));
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).Callback(() => calls.Add("count"));

        await _service.AdmitAsync(_line, A.Now, default);

        calls.Should().Equal("end", "count");
    }

    private void Wait(int people) =>
        _waiting.AddRange(Enumerable.Range(10, people).Select(n => A.WaitingToken(_line, A.Id(n))));
}
