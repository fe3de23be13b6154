using System.Collections.Concurrent;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>Counts responses by operation and outcome, and keeps their times.</summary>
internal sealed class CallStatistics
{
    private readonly ConcurrentDictionary<(OperationKind, CallOutcome), int> _counts = new();
    private readonly ConcurrentDictionary<OperationKind, ConcurrentBag<double>> _milliseconds = new();
    private int _answers;

    public int Answers => _answers;

    public ConcurrentBag<string> InternalErrors { get; } = [];

    public void Add(Call call, CallResult answer)
    {
        var outcome = OutcomeOf(answer);
        _counts.AddOrUpdate((call.Kind, outcome), 1, (_, n) => n + 1);
        if (outcome == CallOutcome.InternalError)
            InternalErrors.Add($"{answer.At:HH:mm:ss.fff} {answer.Status} {call.Method} {call.Path} {answer.Text}");
        if (answer.IsLost)
            return;
        Interlocked.Increment(ref _answers);
        _milliseconds.GetOrAdd(call.Kind, _ => []).Add((answer.At - answer.SentAt).TotalMilliseconds);
    }

    public int Count(OperationKind kind, CallOutcome outcome) => _counts.GetValueOrDefault((kind, outcome));

    public bool Has(OperationKind kind) => _counts.Keys.Any(counted => counted.Item1 == kind);

    public int Count(CallOutcome outcome) => Enum.GetValues<OperationKind>().Sum(kind => Count(kind, outcome));

    /// <summary>The percentile of the response times in milliseconds; null without responses.</summary>
    public double? Percentile(OperationKind kind, double part)
    {
        if (!_milliseconds.TryGetValue(kind, out var all))
            return null;
        var sorted = all.Order().ToArray();
        return sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
    }

    private static CallOutcome OutcomeOf(CallResult answer) =>
        answer switch
        {
            { IsLost: true } => CallOutcome.Lost,
            { Status: 503 or 429 } => CallOutcome.Overloaded,
            { Status: >= 500 } => CallOutcome.InternalError,
            { IsStillRunning: true } => CallOutcome.StillRunning,
            { IsReplay: true } => CallOutcome.Replayed,
            { IsAcknowledgement: true } => CallOutcome.Done,
            { IsTurnedBack: true } => CallOutcome.TurnedBack,
            _ => CallOutcome.Refused,
        };
}

/// <summary>How one call ended.</summary>
internal enum CallOutcome
{
    Done,
    Replayed,
    TurnedBack,
    Refused,
    StillRunning,
    Overloaded,
    Lost,
    InternalError,
}
