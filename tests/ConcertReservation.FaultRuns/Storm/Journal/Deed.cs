using System.Collections.Concurrent;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.Testing.Api;

namespace ConcertReservation.FaultRuns.Storm.Journal;

/// <summary>Something a person set out to do once, and every answer to it, however often it had to be asked for.</summary>
internal sealed class Deed(Person person, Call call)
{
    private readonly ConcurrentQueue<Answer> _answers = new();

    public Person Person => person;

    public Call Call => call;

    public IEnumerable<Answer> Answers => _answers;

    /// <summary>The first answer that said: it is done.</summary>
    public Answer? Acknowledgement => _answers.Where(a => a.IsAcknowledgement).MinBy(a => a.At);

    public bool IsUndecided => _answers.All(a => a.IsUndecided);

    public bool WasEverUndecided => _answers.Any(a => a.IsUndecided);

    /// <summary>From here on it may have taken effect.</summary>
    public DateTimeOffset FirstSentAt => _answers.Min(a => a.SentAt);

    public void Add(Answer answer) => _answers.Enqueue(answer);

    public override string ToString() => $"{call.Kind} by {person.Email} key {call.Key}";
}
