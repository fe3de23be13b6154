using System.Net.Http.Json;
using ConcertReservation.LoadTests.Bench.Inside;
using ConcertReservation.LoadTests.Bench.Stage;

namespace ConcertReservation.LoadTests.Bench.Rows;

/// <summary>One tick of the worker with room for a thousand, started at will inside the instance.</summary>
internal static class AdmissionTick
{
    public const int Batch = 1_000;

    /// <summary>And nobody's time runs out meanwhile.</summary>
    public static Task MakeCapacityAsync(Workbench bench, Hall line, CancellationToken ct) =>
        Sql.RunAsync(
            bench.Database,
            """
            UPDATE lines SET paused = false, active_for = '1 day', claim_within = '1 day', max_active = $2 + (
                SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND status = 'active')
            WHERE concert_id = $1
            """,
            [line.ConcertId, Batch],
            ct
        );

    public static async Task<TimedAdmission> RunAsync(HttpClient http, Hall line, CancellationToken ct)
    {
        var path = new Uri(FormattableString.Invariant($"/bench/admissions/{line.ConcertId}"), UriKind.Relative);
        using var answer = await http.PostAsync(path, content: null, ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TimedAdmission>(ct))!;
    }
}
