using System.Collections.Concurrent;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Sending;
using ConcertReservation.Fuzz.Verdicts;

namespace ConcertReservation.Fuzz;

/// <summary>What was sent, how it was answered, and what was wrong with that.</summary>
internal sealed class Tally(IReadOnlyList<Operation> operations)
{
    /// <summary>Counted for connections that ended without an answer.</summary>
    public const int NoAnswer = 0;

    private readonly ConcurrentDictionary<(string Operation, int Status), int> _answers = new();
    private readonly ConcurrentQueue<Failure> _failures = new();
    private int _sent;

    public int Sent => _sent;

    public IReadOnlyList<string> Operations { get; } = [.. operations.Select(operation => operation.Name)];

    public IReadOnlyCollection<Failure> Failures => _failures;

    public void Count(Operation operation, Answer? answer)
    {
        Interlocked.Increment(ref _sent);
        _answers.AddOrUpdate((operation.Name, answer?.Status ?? NoAnswer), 1, (_, count) => count + 1);
    }

    public void Add(Failure failure) => _failures.Enqueue(failure);

    public IReadOnlyList<(int Status, int Count)> AnswersOf(string operation) =>
        [
            .. from answer in _answers
            where answer.Key.Operation == operation
            orderby answer.Key.Status
            select (answer.Key.Status, answer.Value),
        ];
}
