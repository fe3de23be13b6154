using System.Net.Http.Json;
using ConcertReservation.Bench.Inside;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>One tick of the worker with free slots for a thousand customers, started inside the instance.</summary>
internal static class AdmissionTick
{
    public const int Batch = 1_000;

    /// <summary>Frees slots for a thousand; no admission expires during the run.</summary>
    public static Task MakeCapacityAsync(BenchEnvironment bench, BenchConcert line, CancellationToken ct) =>
        bench.Sql.ExecuteAsync(
            """
            UPDATE lines SET paused = false, active_for = '1 day', claim_within = '1 day', max_active = $2 + (
                SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND status = 'active')
            WHERE concert_id = $1
            """,
            [line.ConcertId, Batch],
            ct
        );

    public static async Task<TimedAdmission> RunAsync(HttpClient http, BenchConcert line, CancellationToken ct)
    {
        var path = new Uri(FormattableString.Invariant($"/bench/admissions/{line.ConcertId}"), UriKind.Relative);
        using var answer = await http.PostAsync(path, content: null, ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TimedAdmission>(ct))!;
    }
}
