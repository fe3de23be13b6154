using ConcertReservation.Application.Batching;

namespace ConcertReservation.UnitTests.Batching;

/// <summary>
/// A batcher whose batches end when the test ends them: at most three requests in a batch, and four may wait.
/// </summary>
internal sealed class RequestBatcherWorld
{
    private readonly RequestBatcher<Guid, Joined> _batcher;

    public RequestBatcherWorld(TimeSpan gatherFor = default) =>
        _batcher = new RequestBatcher<Guid, Joined>(
            new BatchLimits(gatherFor, MaxBatch: 3, MaxWaiting: 4),
            Batches.BeginAsync
        );

    public Calls<IReadOnlyList<Guid>, IReadOnlyList<Joined>> Batches { get; } = new();

    public Task<Joined> Join(int user) => _batcher.AddAsync(A.Id(user));

    public List<Task<Joined>> Join(params int[] users) => [.. users.Select(Join)];

    /// <summary>Every request in the next batch gets a place; returns the requests.</summary>
    public async Task<IReadOnlyList<Guid>> ServeAsync()
    {
        var batch = await Batches.NextAsync();
        batch.Answer.SetResult([.. batch.Request.Select(user => new Joined(A.WaitingToken(user: user), IsNew: true))]);
        return batch.Request;
    }

    public async Task FailAsync(Exception exception) => (await Batches.NextAsync()).Answer.SetException(exception);
}
