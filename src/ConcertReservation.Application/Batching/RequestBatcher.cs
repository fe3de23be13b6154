using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Batching;

/// <summary>
/// Serves concurrent requests in batches, in order of arrival. While one batch is served, requests for the next one
/// arrive, so that more load makes larger batches. A caller gets its answer when its batch is served.
/// </summary>
/// <param name="serve">
/// Returns the answers in the order of the batch. When it throws, every caller of the batch gets the exception.
/// </param>
public sealed class RequestBatcher<TRequest, TAnswer>(
    BatchLimits limits,
    Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TAnswer>>> serve
)
{
    private readonly Lock _lock = new();
    private readonly Queue<Entry> _waiting = new();
    private bool _isServing;

    /// <summary>The number of requests that wait for the next batch.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Refuses with <c>overloaded</c> when too many requests wait.</summary>
    public Task<TAnswer> AddAsync(TRequest request)
    {
        var entry = new Entry(request);
        if (EnqueueAndStartServing(entry))
            // A batch serves many requests, so it must not run in the execution context of one of them.
            using (ExecutionContext.SuppressFlow())
                _ = ServeAllAsync();
        return entry.Answer.Task;
    }

    /// <returns>True when no batch is being served, so that the caller must start.</returns>
    private bool EnqueueAndStartServing(Entry entry)
    {
        lock (_lock)
        {
            if (_waiting.Count >= limits.MaxWaiting)
                throw new DomainException(
                    ErrorCode.Overloaded,
                    "Too many requests at the moment. Please try again soon."
                );
            _waiting.Enqueue(entry);
            var starts = !_isServing;
            _isServing = true;
            return starts;
        }
    }

    private async Task ServeAllAsync()
    {
        do
        {
            await WaitForRequestsAsync();
            await ServeAsync(DequeueBatch());
        } while (!StopIfEmpty());
    }

    private Task WaitForRequestsAsync()
    {
        if (limits.GatherFor is { } time)
            return Task.Delay(time);

        var yield = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static yield => yield.SetResult(), yield, preferLocal: false);
        return yield.Task;
    }

    private List<Entry> DequeueBatch()
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

    private bool StopIfEmpty()
    {
        lock (_lock)
        {
            _isServing = _waiting.Count > 0;
            return !_isServing;
        }
    }

    private sealed class Entry(TRequest request)
    {
        public TRequest Request { get; } = request;
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <param name="GatherFor">
/// How long a batch waits for more requests. Null: until the thread pool runs it, so that a busy machine makes larger
/// batches.
/// </param>
/// <param name="MaxBatch">The most requests in one batch.</param>
/// <param name="MaxWaiting">The most requests that may wait for a batch; the next one is refused.</param>
public sealed record BatchLimits(TimeSpan? GatherFor, int MaxBatch, int MaxWaiting);
