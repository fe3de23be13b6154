using System.Net.ServerSentEvents;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Operations;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/stats")]
[Tags("Operators")]
public sealed class SaleStatsController(SaleStatsFacade stats) : ControllerBase
{
    private const string EventType = "stats";

    /// <summary>Get the figures of a concert's sale. They are at most a second old.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [Refuses(ErrorCode.ConcertNotFound)]
    public Task<SaleStatsResult> GetSaleStats(long concertId, CancellationToken ct) => stats.FindAsync(concertId, ct);

    /// <summary>Stream the figures as server-sent events: at once, on every change, and every 15 seconds.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("events")]
    [OutsideOverloadGuard]
    [ProducesResponseType<SaleStatsResult>(StatusCodes.Status200OK, "text/event-stream")]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<IResult> WatchSaleStats(long concertId, CancellationToken ct) =>
        EventStreams.Send<SaleStatsResult, SaleStatsResult>(
            HttpContext,
            concertId,
            await stats.WatchAsync(concertId, ct),
            static (figures, _) => new SseItem<SaleStatsResult>(figures, EventType)
        );
}
