using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[AllowAnonymous]
[OutsideOverloadGuard]
[Route(ApiRoutes.Base + "/concerts")]
[ResponseCache(Duration = 1)]
[ETag]
[Tags("Catalogue")]
public sealed class ConcertsController(ConcertFacade concerts) : ControllerBase
{
    /// <summary>List or search the concerts, ordered by their next performance.</summary>
    [HttpGet]
    public Task<Page<ConcertResult>> ListConcerts(
        [FromQuery] ConcertQuery query,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => concerts.ListAsync(query.ToSearch(), page.ToRequest(), ct);

    /// <summary>Get a concert.</summary>
    [HttpGet("{concertId}")]
    [Refuses(ErrorCode.ConcertNotFound)]
    public Task<ConcertResult> GetConcert(long concertId, CancellationToken ct) => concerts.FindAsync(concertId, ct);
}
