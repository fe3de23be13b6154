using System.Collections.Concurrent;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Users;

namespace ConcertReservation.FaultRuns.Storm.Operations;

/// <summary>One operation of a customer and every response to it, from all retries.</summary>
internal sealed class LoggedOperation(SignedInCustomer customer, Call call)
{
    private readonly ConcurrentQueue<CallResult> _answers = new();

    public SignedInCustomer Customer => customer;

    public Call Call => call;

    public IEnumerable<CallResult> Answers => _answers;

    /// <summary>The first response that confirms the operation.</summary>
    public CallResult? Acknowledgement => _answers.Where(a => a.IsAcknowledgement).MinBy(a => a.At);

    public CallResult LastResult => _answers.Last();

    public bool IsUndecided => _answers.All(a => a.IsUndecided);

    public bool WasEverUndecided => _answers.Any(a => a.IsUndecided);

    /// <summary>It cannot take effect earlier.</summary>
    public DateTimeOffset FirstSentAt => _answers.Min(a => a.SentAt);

    public void Add(CallResult answer) => _answers.Enqueue(answer);

    public override string ToString() => $"{call.Kind} by {customer.Email} key {call.Key}";
}
