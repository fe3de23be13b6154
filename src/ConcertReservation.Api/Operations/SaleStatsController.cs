using System.Runtime.CompilerServices;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Operations;

[ApiController]
[Authorize(AuthenticationServices.OperatorsOnly)]
[Route(ApiRoutes.AdminConcert + "/stats")]
[Tags("Operators")]
public sealed class SaleStatsController : ControllerBase
{
    private const string EventType = "stats";

    /// <summary>The sale in figures, at most a second old.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [Refuses(ErrorCode.ConcertNotFound)]
    public Task<SaleStatsResult> Find(long concertId, [FromServices] SaleStats stats, CancellationToken ct) =>
        stats.FindAsync(concertId, ct);

    /// <summary>The same as server-sent events: at once, on every change, and every 15 seconds without one.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("events")]
    [OutsideOverloadGuard]
    [ProducesResponseType<SaleStatsResult>(StatusCodes.Status200OK, "text/event-stream")]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<IResult> Watch(
        long concertId,
        [FromServices] SaleStats stats,
        [FromServices] IHostApplicationLifetime lifetime,
        CancellationToken ct
    )
    {
        var first = await stats.FindAsync(concertId, ct);
        return TypedResults.ServerSentEvents(WatchAsync(stats, concertId, first, lifetime, ct), EventType);
    }

    private static async IAsyncEnumerable<SaleStatsResult> WatchAsync(
        SaleStats stats,
        long concertId,
        SaleStatsResult first,
        IHostApplicationLifetime lifetime,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        await foreach (var figures in stats.WatchAsync(concertId, first, ends.Token))
            yield return figures;
    }
}
