using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Paging;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Operations;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin")]
[Tags("Operators")]
public sealed class OperationsController(OperationsFacade operations) : ControllerBase
{
    /// <summary>List the audited actions of operators, newest first.</summary>
    [HttpGet("audit")]
    public Task<Page<AuditResult>> ListAuditEntries([FromQuery] PageQuery page, CancellationToken ct) =>
        operations.ListAuditAsync(page.ToRequest(), ct);

    /// <summary>Run the safety checks in the database and return the result of each.</summary>
    [HttpGet("invariants")]
    public Task<InvariantsResult> CheckInvariants(CancellationToken ct) => operations.CheckInvariantsAsync(ct);
}
