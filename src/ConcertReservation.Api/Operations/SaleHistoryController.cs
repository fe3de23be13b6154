using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Operations;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert + "/history")]
[Tags("Operators")]
public sealed class SaleHistoryController(SaleHistoryFacade history) : ControllerBase
{
    /// <summary>Get what the service has stored about a sale: a point a minute, for 90 days.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet]
    [Refuses(ErrorCode.ConcertNotFound)]
    public Task<SaleHistoryResult> GetSaleHistory(
        long concertId,
        [FromQuery] SaleHistoryQuery query,
        CancellationToken ct
    ) => history.FindAsync(concertId, query.ToRange(), ct);
}

/// <summary>Which part of the history.</summary>
public sealed record SaleHistoryQuery
{
    /// <summary>The beginning, with an offset; half an hour before the end when left out.</summary>
    /// <example>2027-01-15T20:00:00+09:00</example>
    [FromQuery(Name = "from")]
    public IsoInstant? From { get; init; }

    /// <summary>The end, with an offset; now when left out.</summary>
    /// <example>2027-01-15T21:00:00+09:00</example>
    [FromQuery(Name = "to")]
    public IsoInstant? To { get; init; }

    /// <summary>The time between two points in whole minutes; one minute when left out.</summary>
    /// <example>00:01:00</example>
    [FromQuery(Name = "step")]
    public TimeSpan? Step { get; init; }

    internal SaleHistoryRange ToRange() => new(From?.Value, To?.Value, Step);
}
