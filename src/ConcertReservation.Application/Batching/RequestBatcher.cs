using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Batching;

/// <summary>
/// Requests that arrive together are served together, in order. While one batch is at the database the next one
/// gathers, so that the busier it is the more share a round trip. Each is answered when its batch has been served.
/// </summary>
/// <param name="serve">Answers a batch, in its order; when it fails, each in the batch is told the same.</param>
public sealed class RequestBatcher<TRequest, TAnswer>(
    BatchLimits limits,
    Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TAnswer>>> serve
)
{
    private readonly Lock _lock = new();
    private readonly Queue<Entry> _waiting = new();
    private bool _isServing;

    /// <summary>Refuses with <c>overloaded</c> when too many wait.</summary>
    public Task<TAnswer> AddAsync(TRequest request)
    {
        var entry = new Entry(request);
        if (!IsServedAlready(entry))
            // Not in the context of whoever came first: the batch is not part of their request alone.
            using (ExecutionContext.SuppressFlow())
                _ = ServeAllAsync();
        return entry.Answer.Task;
    }

    private bool IsServedAlready(Entry entry)
    {
        lock (_lock)
        {
            if (_waiting.Count >= limits.MaxWaiting)
                throw new DomainException(ErrorCode.Overloaded, "Too many arrive at once. Try again in a moment.");
            _waiting.Enqueue(entry);
            var wasServing = _isServing;
            _isServing = true;
            return wasServing;
        }
    }

    private async Task ServeAllAsync()
    {
        do
        {
            await GatherAsync();
            await ServeAsync(Take());
        } while (IsAnyoneLeft());
    }

    private Task GatherAsync()
    {
        if (limits.Gather is { } time)
            return Task.Delay(time);

        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static turn => turn.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }

    private List<Entry> Take()
    {
        var batch = new List<Entry>();
        lock (_lock)
            while (batch.Count < limits.MaxBatch && _waiting.TryDequeue(out var entry))
                batch.Add(entry);
        return batch;
    }

    private async Task ServeAsync(List<Entry> batch)
    {
        try
        {
            var answers = await serve([.. batch.Select(entry => entry.Request)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.SetResult(answers[i]);
        }
        catch (Exception exception)
        {
            foreach (var entry in batch)
                entry.Answer.TrySetException(exception);
        }
    }

    private bool IsAnyoneLeft()
    {
        lock (_lock)
            return _isServing = _waiting.Count > 0;
    }

    private sealed class Entry(TRequest request)
    {
        public TRequest Request { get; } = request;
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <param name="Gather">How long a batch waits for company before it is taken; null: for its turn on the processor, so that a busy machine shares more.</param>
/// <param name="MaxBatch">Requests in one batch at most.</param>
/// <param name="MaxWaiting">Requests that may wait for a batch; the next one is refused.</param>
public sealed record BatchLimits(TimeSpan? Gather, int MaxBatch, int MaxWaiting);
