using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Payments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Payments;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base)]
public sealed class PaymentsController(PaymentFacade payments) : ControllerBase
{
    /// <summary>Pay a hold from the balance. Completes the queue token.</summary>
    [HttpPost("reservations/{reservationId}/payment")]
    [BehindQueue]
    [Idempotent]
    [Tags("Behind the queue")]
    [ProducesResponseType<PaymentReceipt>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.InsufficientBalance,
        ErrorCode.AmountMismatch,
        ErrorCode.ReservationExpired,
        ErrorCode.ReservationAlreadyPaid,
        ErrorCode.ReservationCancelled,
        ErrorCode.ReservationNotFound
    )]
    public async Task<IActionResult> Pay(
        Guid reservationId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] PayRequest? request,
        CancellationToken ct
    )
    {
        var receipt = await payments.PayAsync(new PayReservation(reservationId, User.Id(), request?.Amount), ct);
        return Created(ApiRoutes.Payment(receipt.PaymentId), receipt);
    }

    /// <summary>Give a paid reservation back: the money to the balance, the seats on sale.</summary>
    [HttpPost("reservations/{reservationId}/refund")]
    [Idempotent]
    [Tags("Payments")]
    [ProducesResponseType<RefundReceipt>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.RefundClosed,
        ErrorCode.ReservationNotPaid,
        ErrorCode.ReservationNotFound,
        ErrorCode.BalanceLimitReached
    )]
    public async Task<IActionResult> Refund(Guid reservationId, CancellationToken ct)
    {
        var receipt = await payments.RefundAsync(reservationId, User.Id(), ct);
        return Created(ApiRoutes.Reservation(receipt.ReservationId), receipt);
    }

    /// <summary>One's own payments, newest first.</summary>
    [HttpGet("payments")]
    [Tags("Payments")]
    public Task<Page<PaymentView>> List([FromQuery] PageQuery page, CancellationToken ct) =>
        payments.ListAsync(User.Id(), page.ToRequest(), ct);

    /// <summary>One of one's own payments.</summary>
    [HttpGet("payments/{paymentId}")]
    [Tags("Payments")]
    [Refuses(ErrorCode.PaymentNotFound)]
    public Task<PaymentView> Find(Guid paymentId, CancellationToken ct) => payments.FindAsync(paymentId, User.Id(), ct);
}
