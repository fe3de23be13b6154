using System.Text;

namespace ConcertReservation.Bench.Traffic;

/// <summary>What the callers of one load send, and what each response must be.</summary>
/// <param name="Requests">One after the other.</param>
/// <param name="Status">The status of each response.</param>
/// <param name="Contains">A text that each body contains; checked in a sample.</param>
internal sealed record Script(IReadOnlyList<byte[]> Requests, int Status, string? Contains = null)
{
    private const int SampleEvery = 97;

    private readonly byte[]? _contains = Contains is null ? null : Encoding.UTF8.GetBytes(Contains);

    /// <summary>Repeats all requests until the time is over.</summary>
    public Task<int> RepeatAsync(Connections callers, TimeSpan duration)
    {
        var start = TimeProvider.System.GetTimestamp();
        var next = new int[callers.Count];
        return callers.LoopAsync(
            async (caller, connection) =>
            {
                if (TimeProvider.System.GetElapsedTime(start) >= duration)
                    return false;
                var number = caller + next[caller]++ * callers.Count;
                await SendAsync(connection, number % Requests.Count, number);
                return true;
            }
        );
    }

    /// <summary>Each request once.</summary>
    public Task<int> OnceAsync(Connections callers)
    {
        var next = -1;
        return callers.LoopAsync(
            async (_, connection) =>
            {
                var number = Interlocked.Increment(ref next);
                if (number >= Requests.Count)
                    return false;
                await SendAsync(connection, number, number);
                return true;
            }
        );
    }

    /// <summary>The whole response to the first request.</summary>
    public async Task<string> SampleAsync(Uri address, CancellationToken ct)
    {
        using var connection = await Connection.OpenAsync(address, ct);
        return (await connection.AskAsync(Requests[0], Status)).Body();
    }

    private async ValueTask SendAsync(Connection connection, int request, int number)
    {
        var answer = await connection.AskAsync(Requests[request], Status);
        if (_contains is not null && number % SampleEvery == 0 && answer.Bytes.IndexOf(_contains) < 0)
            throw new UnexpectedResponseException($"Expected \"{Contains}\" in: {answer.Body()}");
    }
}
