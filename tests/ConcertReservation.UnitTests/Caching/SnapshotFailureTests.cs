using ConcertReservation.Application.Caching;

namespace ConcertReservation.UnitTests.Caching;

public sealed class SnapshotFailureTests
{
    private readonly Calls<string?, string> _reads = new();
    private readonly Snapshot<string> _snapshot;

    public SnapshotFailureTests() =>
        _snapshot = new Snapshot<string>(_reads.BeginAsync, TimeSpan.FromSeconds(1), new FakeTime(A.Now));

    [Fact]
    public async Task GetAsync_ReadFails_FailsEachCallerThatWaitsForIt()
    {
        Task<string>[] asked = [GetAsync(default), GetAsync(default)];

        (await _reads.NextAsync()).Answer.SetException(new TimeoutException());

        foreach (var one in asked)
            await one.Invoking(task => task).Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task GetAsync_PreviousReadFailed_ReadsAgain()
    {
        var failed = GetAsync(default);
        (await _reads.NextAsync()).Answer.SetException(new TimeoutException());
        await failed.Invoking(task => task).Should().ThrowAsync<TimeoutException>();

        var asked = GetAsync(default);
        (await _reads.NextAsync()).Answer.SetResult("copy");

        (await asked).Should().Be("copy");
    }

    [Fact]
    public async Task GetAsync_OneCallerIsCancelled_TheReadContinuesForTheOthers()
    {
        using var goes = new CancellationTokenSource();
        var cancelled = GetAsync(goes.Token);
        var stays = GetAsync(default);
        var read = await _reads.NextAsync();

        await goes.CancelAsync();

        await cancelled.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        read.Answer.SetResult("copy");
        (await stays).Should().Be("copy");
        _reads.UnreadCount.Should().Be(0);
    }

    [Fact]
    public async Task GetAsync_FirstCallerCancelled_ItsReadServesTheNext()
    {
        using var goes = new CancellationTokenSource();
        var cancelled = GetAsync(goes.Token);
        var read = await _reads.NextAsync();
        await goes.CancelAsync();
        await cancelled.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();

        var asked = GetAsync(default);
        read.Answer.SetResult("copy");

        (await asked).Should().Be("copy");
    }

    private Task<string> GetAsync(CancellationToken ct) => _snapshot.GetAsync(ct).AsTask();
}
