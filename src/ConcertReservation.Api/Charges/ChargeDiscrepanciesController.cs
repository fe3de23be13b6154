using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Charges;
using ConcertReservation.Application.Paging;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Charges;

[ApiController]
[StaffOnly]
[Route(ApiRoutes.Base + "/admin/charges/discrepancies")]
[Tags("Operators")]
public sealed class ChargeDiscrepanciesController(ChargeComparisonFacade comparison) : ControllerBase
{
    /// <summary>List where a payment provider and the ledger do not say the same, newest first.</summary>
    [HttpGet]
    public Task<Page<ChargeDiscrepancyResult>> ListChargeDiscrepancies(
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => comparison.ListDiscrepanciesAsync(page.ToRequest(), ct);
}
