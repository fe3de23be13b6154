using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Queue;

/// <summary>
/// Those who arrive at one line, in order. While one batch is being written the next one gathers, so that the busier
/// it is the more people share a transaction. The answer leaves after the commit.
/// </summary>
internal sealed class JoinLane(JoinOptions options, Func<IReadOnlyList<Guid>, Task<IReadOnlyList<Joined>>> serve)
{
    private readonly Lock _lock = new();
    private readonly Queue<Arrival> _waiting = new();
    private bool _isServing;

    public Task<Joined> JoinAsync(Guid userId)
    {
        var arrival = new Arrival(userId);
        lock (_lock)
        {
            if (_waiting.Count >= options.MaxWaiting)
                throw new DomainException(ErrorCode.Overloaded, "Too many arrive at once. Try again in a moment.");
            _waiting.Enqueue(arrival);
            if (!_isServing)
            {
                _isServing = true;
                _ = ServeAllAsync();
            }
        }
        return arrival.Answer.Task;
    }

    private async Task ServeAllAsync()
    {
        do
        {
            await Task.Delay(options.Gather);
            await ServeAsync(Take());
        } while (IsAnyoneLeft());
    }

    private List<Arrival> Take()
    {
        var batch = new List<Arrival>();
        lock (_lock)
            while (batch.Count < options.MaxBatch && _waiting.TryDequeue(out var arrival))
                batch.Add(arrival);
        return batch;
    }

    private async Task ServeAsync(List<Arrival> batch)
    {
        try
        {
            var joined = await serve([.. batch.Select(arrival => arrival.UserId)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.SetResult(joined[i]);
        }
        catch (Exception exception)
        {
            // Whoever has no answer got no place; each is told the same, and the lane goes on.
            foreach (var arrival in batch)
                arrival.Answer.TrySetException(exception);
        }
    }

    private bool IsAnyoneLeft()
    {
        lock (_lock)
            return _isServing = _waiting.Count > 0;
    }

    private sealed class Arrival(Guid userId)
    {
        public Guid UserId { get; } = userId;
        public TaskCompletionSource<Joined> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
