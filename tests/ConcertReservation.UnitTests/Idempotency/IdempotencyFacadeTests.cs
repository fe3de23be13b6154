using ConcertReservation.Application.Idempotency;

namespace ConcertReservation.UnitTests.Idempotency;

public sealed class IdempotencyFacadeTests
{
    private static readonly IdempotentRequest Request = new(A.User, "key", [1, 2, 3]);
    private static readonly StoredResponse Answer = new(201, "/somewhere", "application/json", "{}");

    private readonly Mock<IIdempotencyRepository> _keys = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly IdempotencyFacade _facade;

    public IdempotencyFacadeTests()
    {
        _facade = new IdempotencyFacade(_keys.Object, _unitOfWork, new FakeTime(A.Now));
        _keys
            .Setup(k => k.TryClaimAsync(new[] { Request.Id }, default))
            .ReturnsAsync(new HashSet<IdempotencyKey> { Request.Id });
        _keys.SetReturnsDefault(
            Task.FromResult<IReadOnlyDictionary<IdempotencyKey, IdempotencyEntry>>(
                new Dictionary<IdempotencyKey, IdempotencyEntry>()
            )
        );
    }

    [Fact]
    public async Task RunOnceAsync_FirstTime_RunsAndStoresTheResponse()
    {
        var outcome = await _facade.RunOnceAsync(Request, _ => Task.FromResult<StoredResponse?>(Answer), default);

        outcome.Should().Be(new IdempotentOutcome(Answer, IsReplay: false));
        _keys.Verify(k => k.Insert(new[] { new KeyResponse(Request, Answer) }, A.Now, A.Now.AddHours(-24)), Times.Once);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task RunOnceAsync_Repeated_ReturnsTheStoredResponseWithoutRunning()
    {
        GivenStoredResponse(Request.Fingerprint);

        var outcome = await _facade.RunOnceAsync(Request, _ => throw new InvalidOperationException("ran"), default);

        outcome.Should().Be(new IdempotentOutcome(Answer, IsReplay: true));
    }

    [Fact]
    public async Task RunOnceAsync_SameRequestIsRunning_IsRefused()
    {
        _keys.Setup(k => k.TryClaimAsync(new[] { Request.Id }, default)).ReturnsAsync(new HashSet<IdempotencyKey>());

        var refusal = await Refusal.OfAsync(() =>
            _facade.RunOnceAsync(Request, _ => throw new InvalidOperationException("ran"), default)
        );

        refusal.Code.Should().Be(ErrorCode.IdempotencyKeyInUse);
    }

    [Fact]
    public async Task RunOnceAsync_NoResponse_CommitsAndStoresNothing()
    {
        var outcome = await _facade.RunOnceAsync(Request, _ => Task.FromResult<StoredResponse?>(null), default);

        outcome.Response.Should().BeNull();
        _unitOfWork.Committed.Should().Be(1);
        ShouldHaveStoredNothing();
    }

    [Fact]
    public async Task RunOnceAsync_RunFails_StoresNothing()
    {
        var run = () => _facade.RunOnceAsync(Request, _ => throw new InvalidOperationException("failed"), default);

        await run.Should().ThrowAsync<InvalidOperationException>();

        ShouldHaveStoredNothing();
        _unitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task FindResponseAsync_KeyOfAnotherRequest_IsRefused()
    {
        GivenStoredResponse([9, 9, 9]);

        var refusal = await Refusal.OfAsync(() => _facade.FindResponseAsync(Request, default));

        refusal.Code.Should().Be(ErrorCode.IdempotencyKeyReused);
    }

    [Theory]
    [InlineData(IdempotencyFacade.SweepBatch, true)]
    [InlineData(IdempotencyFacade.SweepBatch - 1, false)]
    public async Task SweepAsync_Batch_ReturnsWhetherMoreMayExist(int deleted, bool more)
    {
        _keys
            .Setup(k => k.DeleteBeforeAsync(A.Now.AddHours(-24), IdempotencyFacade.SweepBatch, default))
            .ReturnsAsync(deleted);

        (await _facade.SweepAsync(default)).Should().Be(more);
    }

    private void GivenStoredResponse(byte[] fingerprint) =>
        _keys
            .Setup(k => k.FindAsync(new[] { Request.Id }, A.Now.AddHours(-24), default))
            .ReturnsAsync(new Dictionary<IdempotencyKey, IdempotencyEntry> { [Request.Id] = new(fingerprint, Answer) });

    private void ShouldHaveStoredNothing() =>
        _keys.Verify(
            k =>
                k.Insert(
                    It.IsAny<IReadOnlyCollection<KeyResponse>>(),
                    It.IsAny<DateTimeOffset>(),
                    It.IsAny<DateTimeOffset>()
                ),
            Times.Never
        );
}
