using ConcertReservation.Api.Http;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Wallets;
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

    /// <summary>List the ledger entries of the caller's wallet, newest first.</summary>
    [HttpGet("entries")]
    public Task<Page<EntryResult>> ListBalanceEntries([FromQuery] PageQuery page, CancellationToken ct) =>
        wallets.ListEntriesAsync(User.Id(), page.ToRequest(), ct);
}
