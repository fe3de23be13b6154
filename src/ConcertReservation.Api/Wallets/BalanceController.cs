using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Wallets;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/balance")]
[Tags("Balance")]
public sealed class BalanceController(WalletFacade wallets) : ControllerBase
{
    /// <summary>What is in one's wallet.</summary>
    [HttpGet]
    public Task<BalanceResult> Find(CancellationToken ct) => wallets.FindBalanceAsync(User.Id(), ct);

    /// <summary>Put money in.</summary>
    [HttpPost("charges")]
    [Idempotent]
    [ProducesResponseType<ChargeResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.BalanceLimitReached)]
    public async Task<IActionResult> Charge(ChargeRequest request, CancellationToken ct)
    {
        var charged = await wallets.ChargeAsync(User.Id(), request.Amount!.Value, ct);
        return Created(ApiRoutes.BalanceEntries, charged);
    }

    /// <summary>What moved, newest first.</summary>
    [HttpGet("entries")]
    public Task<Page<EntryResult>> ListEntries([FromQuery] PageQuery page, CancellationToken ct) =>
        wallets.ListEntriesAsync(User.Id(), page.ToRequest(), ct);
}
