using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>Requests for the states of the seats, and what a client makes of the answers.</summary>
internal static class SeatStatesCalls
{
    public static string SeatStates(this ConcertOnSale concert, string? since = null) =>
        FormattableString.Invariant($"{concert.Path}/performances/{concert.PerformanceId}/seat-states")
        + (since is null ? "" : $"?since={since}");

    /// <summary>The states after an answer, for a client that had others before.</summary>
    public static int[] StatesAfter(this Answer answer, int[] before)
    {
        answer.ShouldBe(HttpStatusCode.OK);
        if (answer["changes"] is not JsonArray changes)
        {
            var packed = Convert.FromBase64String(answer.Get<string>("states"));
            return [.. Enumerable.Range(0, before.Length).Select(i => (packed[i / 4] >> (i % 4 * 2)) & 3)];
        }
        var states = before.ToArray();
        foreach (var change in changes)
            states[change![0]!.GetValue<int>()] = change[1]!.GetValue<int>();
        return states;
    }
}
