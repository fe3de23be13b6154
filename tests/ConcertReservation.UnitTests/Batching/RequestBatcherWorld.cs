using ConcertReservation.Application.Batching;

namespace ConcertReservation.UnitTests.Batching;

/// <summary>A lane whose batches end when the test says so: three people in one at most, four may wait.</summary>
internal sealed class RequestBatcherWorld
{
    private static readonly BatchLimits Limits = new(Gather: TimeSpan.Zero, MaxBatch: 3, MaxWaiting: 4);

    private readonly RequestBatcher<Guid, Joined> _batcher;

    public RequestBatcherWorld() => _batcher = new RequestBatcher<Guid, Joined>(Limits, Batches.BeginAsync);

    public Calls<IReadOnlyList<Guid>, IReadOnlyList<Joined>> Batches { get; } = new();

    public Task<Joined> Join(int user) => _batcher.AddAsync(A.Id(user));

    public List<Task<Joined>> Join(params int[] users) => [.. users.Select(Join)];

    /// <summary>Everybody in the next batch gets a place; says who they were.</summary>
    public async Task<IReadOnlyList<Guid>> ServeAsync()
    {
        var batch = await Batches.NextAsync();
        batch.Answer.SetResult([.. batch.Request.Select(user => new Joined(A.WaitingToken(user: user), IsNew: true))]);
        return batch.Request;
    }

    public async Task FailAsync(Exception exception) => (await Batches.NextAsync()).Answer.SetException(exception);
}
