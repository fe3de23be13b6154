using System.Text.Json.Nodes;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>Sends the operations of one customer and retries until there is a response.</summary>
internal sealed class UserClient(SignedInCustomer customer, LoadClient client, OperationLog log, SeededRandom random)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private int _keys;

    /// <summary>A new key, the same in every run with the same seed.</summary>
    public string NextKey() => $"visitor-{customer.Number}-{Interlocked.Increment(ref _keys)}";

    /// <summary>Sends a read once, without the log.</summary>
    public Task<CallResult> ReadAsync(Call call) => client.SendAsync(call, customer.AccessToken, AnyInstance());

    /// <summary>Reads a stream of one instance until it ends.</summary>
    public Task StreamAsync(Call call, Action<JsonNode> received, CancellationToken stop) =>
        client.StreamAsync(call, customer.AccessToken, AnyInstance(), received, stop);

    /// <summary>Sends an operation once, without retries, and logs it.</summary>
    public async Task<CallResult> TryAsync(Call call)
    {
        var operation = Begin(call);
        var answer = await client.SendAsync(call, customer.AccessToken, AnyInstance());
        operation.Add(answer);
        return answer;
    }

    /// <summary>Retries until there is a response, and logs all; null when the traffic ends first.</summary>
    public Task<CallResult?> DoAsync(Call call, CancellationToken stop) => RetryAsync(Begin(call), AnyInstance(), stop);

    /// <summary>The same request twice at once, on two instances, as a double click does.</summary>
    public async Task<CallResult?> DoubleClickAsync(Call call, CancellationToken stop)
    {
        var (operation, first) = (Begin(call), AnyInstance());
        var answers = await Task.WhenAll(RetryAsync(operation, first, stop), RetryAsync(operation, first + 1, stop));
        return answers.MaxBy(a => a?.IsAcknowledgement);
    }

    private LoggedOperation Begin(Call call)
    {
        var operation = new LoggedOperation(customer, call);
        log.Add(operation);
        return operation;
    }

    private async Task<CallResult?> RetryAsync(LoggedOperation operation, int instance, CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await client.SendAsync(operation.Call, customer.AccessToken, instance++ % client.AddressCount);
            operation.Add(answer);
            if (!answer.IsUndecided)
                return answer;
            if (stop.IsCancellationRequested)
                return null;
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    private int AnyInstance() => random.Below(client.AddressCount);
}
