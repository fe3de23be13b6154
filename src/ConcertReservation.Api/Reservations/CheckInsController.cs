using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[Authorize(AuthenticationServices.OperatorsOnly)]
[Route(ApiRoutes.Base + "/admin/check-ins")]
[Tags("Operators")]
public sealed class CheckInsController(CheckInFacade checkIns) : ControllerBase
{
    /// <summary>Let in whoever shows this ticket.</summary>
    [HttpPost]
    [Refuses(ErrorCode.TicketNotFound, ErrorCode.ReservationRefunded, ErrorCode.AlreadyCheckedIn)]
    public Task<CheckInResult> CheckIn(CheckInRequest request, CancellationToken ct) =>
        checkIns.CheckInAsync(request.Code!, ct);
}

/// <summary>A ticket, scanned or typed.</summary>
public sealed record CheckInRequest
{
    /// <summary>The code of the ticket.</summary>
    /// <example>AZ3vQ0b5d2mKc1xqv9b7Rg8n1Zt4yHcJ0Q2eXw7uLkPf3sVb</example>
    [Required, StringLength(200)]
    public string? Code { get; init; }
}
