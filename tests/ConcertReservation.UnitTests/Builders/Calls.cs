using System.Threading.Channels;

namespace ConcertReservation.UnitTests.Builders;

/// <summary>Calls to something slow: each one waits until the test ends it.</summary>
internal sealed class Calls<TRequest, TAnswer>
{
    // So that a call nobody makes fails the test instead of keeping it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<Call> _begun = Channel.CreateUnbounded<Call>();

    /// <summary>How many have begun that no test has asked for yet.</summary>
    public int Unasked => _begun.Reader.Count;

    public Task<TAnswer> BeginAsync(TRequest request)
    {
        var call = new Call(request);
        _begun.Writer.TryWrite(call);
        return call.Answer.Task;
    }

    /// <summary>The next one, as soon as it has begun.</summary>
    public async Task<Call> NextAsync() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    internal sealed class Call(TRequest request)
    {
        public TRequest Request { get; } = request;
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
