using Microsoft.Extensions.Time.Testing;

namespace ConcertReservation.UnitTests.Builders;

/// <summary>
/// A clock that moves only when the test moves it, and that reports when code under test sets a timer.
/// </summary>
internal sealed class FakeTime(DateTimeOffset now) : FakeTimeProvider(now)
{
    // A test whose timer is never set fails after this time instead of waiting forever.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private TaskCompletionSource _nextTimer = NewSource();

    /// <summary>Completes when a timer is set after this call: from then on the code under test waits for it.</summary>
    public Task NextTimerAsync()
    {
        lock (_lock)
            return _nextTimer.Task.WaitAsync(Limit);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _nextTimer.SetResult();
            _nextTimer = NewSource();
        }
        return timer;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
