using System.Collections.Concurrent;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;

namespace ConcertReservation.Fuzz.Checks;

/// <summary>Removes what a failure does not need: headers, the query, the body.</summary>
internal sealed class Shrinking(Sender sender)
{
    private readonly ConcurrentDictionary<(string Operation, string Fault), bool> _seen = new();

    /// <summary>
    /// Only the first failure of a kind, and not a request that succeeded: it would take effect again.
    /// </summary>
    public async Task<WrongRequest> ShrinkAsync(WrongRequest request, string fault, CancellationToken ct)
    {
        if (request.Expectation.IsRefusal || !_seen.TryAdd((request.Operation.Name, fault), true))
            return request;

        foreach (var name in request.Headers.Select(header => header.Key).Distinct(StringComparer.Ordinal).ToList())
            request = await TryAsync(
                request,
                request with
                {
                    Headers = [.. request.Headers.Where(h => h.Key != name)],
                },
                fault,
                ct
            );
        request = await TryAsync(request, request with { Target = request.Target.Split('?')[0] }, fault, ct);
        return await TryAsync(request, request with { Body = null, ContentType = null }, fault, ct);
    }

    private async Task<WrongRequest> TryAsync(
        WrongRequest larger,
        WrongRequest smaller,
        string fault,
        CancellationToken ct
    ) => ResponseCheck.Of(smaller, await sender.SendAsync(smaller, ct)) == fault ? smaller : larger;
}
