using System.Globalization;

namespace ConcertReservation.Bench.Setup;

/// <summary>Tokens of many users at once, signed by the instance itself, without sign-ins.</summary>
internal sealed class Tokens(Uri instance) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = instance, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Access tokens of the users <paramref name="first"/>, first + step, …</summary>
    public Task<string[]> AccessAsync(int first, int count, CancellationToken ct, int step = 1) =>
        ReadAsync("access", first, count, step, ct);

    /// <summary>Queue tokens of the same users; each has the place that equals the number of the user.</summary>
    public Task<string[]> QueueAsync(long concertId, int first, int count, CancellationToken ct, int step = 1) =>
        ReadAsync(string.Create(CultureInfo.InvariantCulture, $"queue/{concertId}"), first, count, step, ct);

    public void Dispose() => _http.Dispose();

    private async Task<string[]> ReadAsync(string kind, int first, int count, int step, CancellationToken ct)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/bench/tokens/{kind}?first={first}&count={count}&step={step}"
        );
        return (await _http.GetStringAsync(new Uri(path, UriKind.Relative), ct)).Split('\n');
    }
}
