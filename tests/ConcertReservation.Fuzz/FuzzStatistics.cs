using System.Collections.Concurrent;
using ConcertReservation.Fuzz.Checks;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Sending;

namespace ConcertReservation.Fuzz;

/// <summary>What was sent, the responses, and the failures.</summary>
internal sealed class FuzzStatistics(IReadOnlyList<ApiOperation> operations)
{
    /// <summary>The count of connections that ended without a response.</summary>
    public const int NoAnswer = 0;

    private readonly ConcurrentDictionary<(string Operation, int Status), int> _answers = new();
    private readonly ConcurrentQueue<Failure> _failures = new();
    private int _sent;

    public int Sent => _sent;

    public IReadOnlyList<string> Operations { get; } = [.. operations.Select(operation => operation.Name)];

    public IReadOnlyCollection<Failure> Failures => _failures;

    public void Count(ApiOperation operation, FuzzResponse? response)
    {
        Interlocked.Increment(ref _sent);
        _answers.AddOrUpdate((operation.Name, response?.Status ?? NoAnswer), 1, (_, count) => count + 1);
    }

    public void Add(Failure failure) => _failures.Enqueue(failure);

    public IReadOnlyList<(int Status, int Count)> AnswersOf(string operation) =>
        [
            .. from response in _answers
            where response.Key.Operation == operation
            orderby response.Key.Status
            select (response.Key.Status, response.Value),
        ];
}
