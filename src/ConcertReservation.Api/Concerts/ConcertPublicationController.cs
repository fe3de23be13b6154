using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Versions;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Planning;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert)]
[Tags("Operators")]
public sealed class ConcertPublicationController(ConcertPublicationFacade publication, ConcertCopyFacade copies)
    : ControllerBase
{
    /// <summary>Publish a draft: customers see it. Publishing it again changes nothing.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpPost("publication")]
    [AcceptsIfMatch]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<ConcertResult> PublishConcert(long concertId, CancellationToken ct)
    {
        var published = await publication.PublishAsync(concertId, Request.ExpectedVersion(), ct);
        Response.SetVersion(published.Version);
        return published.Concert;
    }

    /// <summary>Remove a draft, or a concert that no customer has joined or bought. Others can be hidden.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpDelete]
    [AcceptsIfMatch]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.ConcertNotFound, ErrorCode.ConcertInUse)]
    public async Task<IActionResult> RemoveConcert(long concertId, CancellationToken ct)
    {
        await publication.RemoveAsync(concertId, Request.ExpectedVersion(), ct);
        return NoContent();
    }

    /// <summary>Copy a concert to new dates, as a draft with its seat plans, prices of today and queue policy.</summary>
    /// <param name="concertId" example="1">The concert to copy.</param>
    [HttpPost("copies")]
    [ProducesResponseType<ConcertResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<IActionResult> CopyConcert(long concertId, CopyConcertRequest request, CancellationToken ct)
    {
        var copy = await copies.CopyAsync(request.ToCommand(concertId), ct);
        return Created(ApiRoutes.AdminConcerts(copy.ConcertId), copy);
    }
}
