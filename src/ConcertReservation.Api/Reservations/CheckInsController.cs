using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[StaffOnly(Role.Gate, Role.BoxOffice)]
[Route(ApiRoutes.Base + "/admin")]
[Tags("Operators")]
public sealed class CheckInsController(CheckInFacade checkIns, ExpectedTicketsFacade expected) : ControllerBase
{
    /// <summary>Check in the holder of a ticket.</summary>
    [HttpPost("check-ins")]
    [Refuses(
        ErrorCode.TicketNotFound,
        ErrorCode.PerformanceCancelled,
        ErrorCode.ReservationRefunded,
        ErrorCode.WrongPerformance,
        ErrorCode.AlreadyCheckedIn
    )]
    public Task<CheckInResult> CheckInTicket(CheckInRequest request, CancellationToken ct) =>
        checkIns.CheckInAsync(request.Code!, request.PerformanceId, request.DeviceId, ct);

    /// <summary>Undo a check-in, so that the ticket can be used again. Also returns 204 when the ticket is not in.</summary>
    /// <param name="ticketId">The ticket.</param>
    [HttpDelete("check-ins/{ticketId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.TicketNotFound)]
    public async Task<IActionResult> UndoCheckIn(string ticketId, CancellationToken ct)
    {
        await checkIns.UndoAsync(ticketId, ct);
        return NoContent();
    }

    /// <summary>List who is expected at a performance and who is in, by seat number.</summary>
    /// <param name="performanceId">The performance.</param>
    /// <param name="q">The beginning of a seat number, or a part of the holder's name.</param>
    [HttpGet("performances/{performanceId}/admissions")]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public Task<ExpectedTicketsResult> ListAdmissions(
        long performanceId,
        [FromQuery, StringLength(100)] string? q,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => expected.ListAsync(performanceId, q, page.ToRequest(), ct);
}

/// <summary>A ticket to check in, scanned or typed.</summary>
public sealed record CheckInRequest
{
    /// <summary>The code of the ticket. White space around it is ignored.</summary>
    /// <example>AZ3vQ0b5d2mKc1xqv9b7Rg8n1Zt4yHcJ0Q2eXw7uLkPf3sVb</example>
    [Required, StringLength(200)]
    public string? Code { get; init; }

    /// <summary>
    /// The performance at this door: tickets of others are refused. Without it, a ticket is valid from 12 hours before
    /// its performance to 12 hours after the start.
    /// </summary>
    /// <example>1</example>
    public long? PerformanceId { get; init; }

    /// <summary>The name of the device, as in an upload of the door: then its own upload later is no conflict.</summary>
    /// <example>door-1f0c5b25</example>
    [DeviceId]
    public string? DeviceId { get; init; }
}
