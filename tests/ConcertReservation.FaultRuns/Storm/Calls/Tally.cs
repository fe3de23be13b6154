using System.Collections.Concurrent;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>Counts answers, by what was asked and how it ended, and keeps how long they took.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(DeedKind, Outcome), int> _counts = new();
    private readonly ConcurrentDictionary<DeedKind, ConcurrentBag<double>> _milliseconds = new();
    private int _answers;

    public int Answers => _answers;

    public ConcurrentBag<string> InternalErrors { get; } = [];

    public void Add(Call call, Answer answer)
    {
        var outcome = OutcomeOf(answer);
        _counts.AddOrUpdate((call.Kind, outcome), 1, (_, n) => n + 1);
        if (outcome == Outcome.InternalError)
            InternalErrors.Add($"{answer.At:HH:mm:ss.fff} {answer.Status} {call.Method} {call.Path} {answer.Text}");
        if (answer.IsLost)
            return;
        Interlocked.Increment(ref _answers);
        _milliseconds.GetOrAdd(call.Kind, _ => []).Add((answer.At - answer.SentAt).TotalMilliseconds);
    }

    public int Count(DeedKind kind, Outcome outcome) => _counts.GetValueOrDefault((kind, outcome));

    public int Count(Outcome outcome) => Enum.GetValues<DeedKind>().Sum(kind => Count(kind, outcome));

    /// <summary>Milliseconds that this part of the answers took at most; null without any.</summary>
    public double? Percentile(DeedKind kind, double part)
    {
        if (!_milliseconds.TryGetValue(kind, out var all))
            return null;
        var sorted = all.Order().ToArray();
        return sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
    }

    private static Outcome OutcomeOf(Answer answer) =>
        answer switch
        {
            { IsLost: true } => Outcome.Lost,
            { Status: 503 or 429 } => Outcome.Overloaded,
            { Status: >= 500 } => Outcome.InternalError,
            { IsStillRunning: true } => Outcome.StillRunning,
            { IsReplay: true } => Outcome.Replayed,
            { IsAcknowledgement: true } => Outcome.Done,
            { IsTurnedBack: true } => Outcome.TurnedBack,
            _ => Outcome.Refused,
        };
}

/// <summary>How sending a call once ended.</summary>
internal enum Outcome
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
