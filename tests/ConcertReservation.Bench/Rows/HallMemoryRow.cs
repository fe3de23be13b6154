using System.Net.Http.Headers;
using System.Net.Http.Json;
using ConcertReservation.Bench.Inside;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>What an instance keeps for a big hall, with every answer about it, after a collection.</summary>
internal sealed class HallMemoryRow : IRow
{
    private const double Megabyte = 1024 * 1024;

    public string Name => "hall-memory";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = bench.Address };
        // The first hall loads code and fills pools.
        await MeasureAsync(bench, http, ct);
        var samples = new List<Sample>();
        for (var hall = 0; hall < bench.Scale.FreshInstances; hall++)
        {
            bench.Progress.Show($"Measuring {Name}", hall, bench.Scale.FreshInstances);
            samples.Add(new Sample(await MeasureAsync(bench, http, ct) / Megabyte));
        }

        var title = FormattableString.Invariant($"memory for a hall of {SeatStatesRow.HallSeats:N0}");
        return new Figure(Name, title, Bound.AtMost(5, " MB"), samples);
    }

    private static async Task<long> MeasureAsync(BenchEnvironment bench, HttpClient http, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitToHallAsync(bench, count: 1, SeatStatesRow.HallSeats, ct);
        var before = await RetainedAsync(http, ct);
        foreach (var encoding in new[] { "br", "gzip", "identity" })
        foreach (
            var path in new[]
            {
                admitted.Concert.PlanOfFirstPerformance,
                admitted.Concert.StatesOfFirstPerformance,
                admitted.Concert.SeatsOfFirstPerformance,
            }
        )
            await ReadAsync(http, admitted, path, encoding, ct);
        return await RetainedAsync(http, ct) - before;
    }

    private static async Task ReadAsync(
        HttpClient http,
        AdmittedUsers admitted,
        string path,
        string encoding,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", admitted.Access[0]);
        request.Headers.Add("Queue-Token", admitted.Queue[0]);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<long> RetainedAsync(HttpClient http, CancellationToken ct)
    {
        using var answer = await http.PostAsync(new Uri("/bench/memory", UriKind.Relative), content: null, ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RetainedMemory>(ct))!.Bytes;
    }
}
