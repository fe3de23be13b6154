using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Charges;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Charges;

/// <summary>
/// Outside the overload guard, because a request waits for the payment provider; the facades acquire a permit for the
/// moments in which they use the database.
/// </summary>
[ApiController]
[Authorize]
[Route(ApiRoutes.Base + "/balance/charges")]
[Tags("Balance")]
public sealed class ChargesController(ChargeFacade charges, ChargeCancellationFacade cancellations) : ControllerBase
{
    /// <summary>
    /// Charge the caller's wallet: without a payment provider, money is added at once; with one, a charge is opened that
    /// the customer pays in the browser.
    /// </summary>
    [HttpPost]
    [BuyersOnly]
    [OutsideOverloadGuard]
    [IdempotentCharge]
    [ProducesResponseType<ChargeResult>(StatusCodes.Status201Created)]
    [ProducesResponseType<OpenedCharge>(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.BalanceLimitReached, ErrorCode.RateLimited)]
    public async Task<IActionResult> ChargeBalance(ChargeRequest request, CancellationToken ct)
    {
        var answer = await charges.OpenAsync(User.Id(), request.Amount!.Value, KeyOfRequest, ct);
        return answer.Opened is { } opened
            ? Accepted(ApiRoutes.Charge(opened.ChargeId), opened)
            : Created(ApiRoutes.BalanceEntries, answer.Credited);
    }

    /// <summary>List the caller's charges at the payment provider, newest first.</summary>
    [HttpGet]
    public Task<Page<ChargeDetails>> ListCharges([FromQuery] PageQuery page, CancellationToken ct) =>
        charges.ListAsync(User.Id(), page.ToRequest(), ct);

    /// <summary>Get one of the caller's charges.</summary>
    /// <param name="chargeId" example="0193a5c5-4e8f-7d43-92e0-6a1f0c5b2506">The charge.</param>
    [HttpGet("{chargeId}")]
    [Refuses(ErrorCode.ChargeNotFound)]
    public Task<ChargeDetails> GetCharge(Guid chargeId, CancellationToken ct) =>
        charges.FindAsync(User.Id(), chargeId, ct);

    /// <summary>
    /// Confirm a charge after the customer has paid in the browser. 202 while the provider has not said: the service
    /// finds it out later.
    /// </summary>
    /// <param name="chargeId" example="0193a5c5-4e8f-7d43-92e0-6a1f0c5b2506">The charge.</param>
    [HttpPost("{chargeId}/confirmation")]
    [BuyersOnly]
    [OutsideOverloadGuard]
    [IdempotentCharge]
    [ProducesResponseType<ChargeConfirmation>(StatusCodes.Status200OK)]
    [ProducesResponseType<ChargeConfirmation>(StatusCodes.Status202Accepted)]
    [Refuses(ErrorCode.ChargeNotFound, ErrorCode.ChargeDeclined, ErrorCode.ChargeExpired, ErrorCode.AmountMismatch)]
    public async Task<IActionResult> ConfirmCharge(Guid chargeId, ConfirmChargeRequest request, CancellationToken ct)
    {
        var confirmation = await charges.ConfirmAsync(User.Id(), chargeId, request.ToConfirmation(), ct);
        return confirmation.Status == ChargeState.Pending
            ? Accepted(ApiRoutes.Charge(chargeId), confirmation)
            : Ok(confirmation);
    }

    /// <summary>
    /// Give money of a charge back to the card, all that is left of it or a part. 202 while the provider has not said.
    /// </summary>
    /// <param name="chargeId" example="0193a5c5-4e8f-7d43-92e0-6a1f0c5b2506">The charge.</param>
    [HttpPost("{chargeId}/cancellation")]
    [BuyersOnly]
    [OutsideOverloadGuard]
    [IdempotentCharge]
    [ProducesResponseType<ChargeCancellationResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ChargeCancellationResult>(StatusCodes.Status202Accepted)]
    [Refuses(
        ErrorCode.ChargeNotFound,
        ErrorCode.ChargeNotPaid,
        ErrorCode.ChargeDeclined,
        ErrorCode.ChargeExpired,
        ErrorCode.AmountMismatch,
        ErrorCode.BalanceTooLow,
        ErrorCode.ChargeCancellationRefused
    )]
    public async Task<IActionResult> CancelCharge(
        Guid chargeId,
        [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)]
            CancelChargeRequest? request,
        CancellationToken ct
    )
    {
        var result = await cancellations.CancelAsync(User.Id(), chargeId, request?.Amount, KeyOfRequest, ct);
        return result.Status == ChargeCancellationStatus.Pending
            ? Accepted(ApiRoutes.Charge(chargeId), result)
            : Ok(result);
    }

    private IdempotentRequest? KeyOfRequest => HttpContext.Features.Get<IdempotentRequest>();
}
