using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Csv;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Payments;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin/performances/{performanceId}")]
[Tags("Operators")]
public sealed class SettlementController(SettlementFacade settlements) : ControllerBase
{
    /// <summary>Get what a performance has earned, by price and by method of payment.</summary>
    /// <param name="performanceId" example="1">The performance.</param>
    [HttpGet("settlement")]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public Task<SettlementResult> GetSettlement(long performanceId, CancellationToken ct) =>
        settlements.FindAsync(performanceId, ct);

    /// <summary>Export the items of a settlement as a CSV file.</summary>
    /// <param name="performanceId" example="1">The performance.</param>
    [HttpGet("settlement.csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public async Task<IActionResult> ExportSettlement(long performanceId, CancellationToken ct) =>
        new CsvResult<ExportedSettlementItem, SettlementColumns>(
            (await settlements.ExportAsync(performanceId, ct)).ToAsyncEnumerable(),
            FormattableString.Invariant($"settlement-{performanceId}.csv")
        );
}
