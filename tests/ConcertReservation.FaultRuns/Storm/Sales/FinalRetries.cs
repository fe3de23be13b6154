using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>
/// After the storm: retries every operation without a response until there is one. Retries also every operation that
/// ever was undecided and a sample of the rest, because a key must still return its first response.
/// </summary>
internal sealed class FinalRetries(LoadClient client, OperationLog log, int seed)
{
    private const double Sample = 0.1;
    private const int AtOnce = 16;
    private const int MostTries = 60;

    public Task SettleAsync(CancellationToken ct)
    {
        var random = new Random(seed);
        var again = log.Operations.Where(operation => IsRetried(operation, random)).ToList();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        return Parallel.ForEachAsync(again, limit, RetryAsync);
    }

    // Of the decided operations only those with a stored response: a refused client could succeed now.
    private static bool IsRetried(LoggedOperation operation, Random random) =>
        operation.IsUndecided
        || (
            operation.Call.Key is not null
            && (operation.WasEverUndecided || (operation.Answers.Any(a => a.IsKept) && random.NextDouble() < Sample))
        );

    private async ValueTask RetryAsync(LoggedOperation operation, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answer = await client.SendAsync(
                operation.Call,
                operation.Customer.AccessToken,
                tries % client.AddressCount
            );
            operation.Add(answer);
            if (!answer.IsUndecided)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }
}
