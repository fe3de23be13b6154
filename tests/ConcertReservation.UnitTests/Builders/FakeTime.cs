namespace ConcertReservation.UnitTests.Builders;

/// <summary>A clock that goes when the test says so, with the timers that are set on it.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    // So that a timer nobody sets fails the test instead of keeping it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private TaskCompletionSource _nextTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = now;

    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
                return _now;
        }
        set
        {
            List<FakeTimer> due;
            lock (_lock)
            {
                _now = value;
                due = _timers.FindAll(timer => timer.DueAt <= value);
                _timers.RemoveAll(due.Contains);
            }
            due.ForEach(timer => timer.Fire());
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    /// <summary>Ends when somebody has set a timer after this call: whoever waits for it is known to wait.</summary>
    public Task NextTimerAsync()
    {
        lock (_lock)
            return _nextTimer.Task.WaitAsync(Patience);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var timer = new FakeTimer(this, callback, state, _now + dueTime);
            _timers.Add(timer);
            _nextTimer.SetResult();
            _nextTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return timer;
        }
    }

    private void Remove(FakeTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state, DateTimeOffset dueAt) : ITimer
    {
        public DateTimeOffset DueAt { get; } = dueAt;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
