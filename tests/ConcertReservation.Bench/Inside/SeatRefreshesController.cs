using System.Collections.Concurrent;
using ConcertReservation.Domain.Concerts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Bench.Inside;

/// <summary>One refresh of the seat cache, on demand and with the time it took.</summary>
[ApiController]
[AllowAnonymous]
[Route("bench/seat-refreshes")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class SeatRefreshesController(ISaleSource source, TimeProvider time) : ControllerBase
{
    private static readonly ConcurrentDictionary<long, SeatMap> Last = new();

    [HttpPost("{concertId}/{performanceId}")]
    public async Task<TimedRefresh> Refresh(long concertId, long performanceId)
    {
        var last = Last.GetValueOrDefault(performanceId) ?? (await source.ReadSeatsAsync(concertId, performanceId))!;
        var start = time.GetTimestamp();
        var map = (await source.ReadChangesAsync(last))!;
        var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        Last[performanceId] = map;
        return new TimedRefresh(!ReferenceEquals(map.Log, last.Log), milliseconds);
    }
}

/// <param name="IsChanged">Whether a seat had changed.</param>
/// <param name="Milliseconds">From the query to the new map.</param>
public sealed record TimedRefresh(bool IsChanged, double Milliseconds);
