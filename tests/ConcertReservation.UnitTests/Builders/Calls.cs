using System.Threading.Channels;

namespace ConcertReservation.UnitTests.Builders;

/// <summary>Calls to something slow: each one waits until the test ends it.</summary>
internal sealed class Calls<TRequest, TAnswer>
{
    // With this limit, a missing call fails the test instead of blocking it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<Call> _begun = Channel.CreateUnbounded<Call>();

    /// <summary>The number of calls that have started and that no test has read yet.</summary>
    public int UnreadCount => _begun.Reader.Count;

    public Task<TAnswer> BeginAsync(TRequest request)
    {
        var call = new Call(request);
        _begun.Writer.TryWrite(call);
        return call.Answer.Task;
    }

    /// <summary>The next call, as soon as it has started.</summary>
    public async Task<Call> NextAsync() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    internal sealed class Call(TRequest request)
    {
        public TRequest Request { get; } = request;
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
