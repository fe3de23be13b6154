using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Csv;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.AdminConcert)]
[Tags("Operators")]
public sealed class ReservationExportController(ReservationExportFacade export) : ControllerBase
{
    /// <summary>Export every reservation of a concert as a CSV file, oldest first.</summary>
    /// <param name="concertId" example="1">The concert.</param>
    [HttpGet("reservations.csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [Refuses(ErrorCode.ConcertNotFound)]
    public async Task<IActionResult> ExportReservations(long concertId, CancellationToken ct) =>
        new CsvResult<ExportedReservation, ReservationColumns>(
            await export.ListAsync(concertId, ct),
            FormattableString.Invariant($"reservations-{concertId}.csv")
        );
}
