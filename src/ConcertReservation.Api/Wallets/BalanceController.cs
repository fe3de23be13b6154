using ConcertReservation.Api.Accounts;
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
    /// <summary>Get the balance of the caller's wallet.</summary>
    [HttpGet]
    public Task<BalanceResult> GetBalance(CancellationToken ct) => wallets.FindBalanceAsync(User.Id(), ct);

    /// <summary>Charge the caller's wallet: add money to its balance.</summary>
    [HttpPost("charges")]
    [BuyersOnly]
    [Idempotent]
    [ProducesResponseType<ChargeResult>(StatusCodes.Status201Created)]
    [Refuses(ErrorCode.BalanceLimitReached)]
    public async Task<IActionResult> ChargeBalance(ChargeRequest request, CancellationToken ct)
    {
        var charge = await wallets.ChargeAsync(User.Id(), request.Amount!.Value, ct);
        return Created(ApiRoutes.BalanceEntries, charge);
    }

    /// <summary>List the ledger entries of the caller's wallet, newest first.</summary>
    [HttpGet("entries")]
    public Task<Page<EntryResult>> ListBalanceEntries([FromQuery] PageQuery page, CancellationToken ct) =>
        wallets.ListEntriesAsync(User.Id(), page.ToRequest(), ct);
}
