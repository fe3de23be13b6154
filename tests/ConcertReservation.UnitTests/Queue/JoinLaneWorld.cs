using ConcertReservation.Api.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>A lane whose batches end when the test says so: three people in one at most, four may wait.</summary>
internal sealed class JoinLaneWorld
{
    private static readonly JoinOptions Options = new()
    {
        Gather = TimeSpan.Zero,
        MaxBatch = 3,
        MaxWaiting = 4,
    };

    private readonly JoinLane _lane;

    public JoinLaneWorld() => _lane = new JoinLane(Options, Batches.BeginAsync);

    public Calls<IReadOnlyList<Guid>, IReadOnlyList<Joined>> Batches { get; } = new();

    public Task<Joined> Join(int user) => _lane.JoinAsync(A.Id(user));

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
