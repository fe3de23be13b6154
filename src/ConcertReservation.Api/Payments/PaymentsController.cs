using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Payments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Payments;

[ApiController]
[Authorize]
[Route(ApiRoutes.Base)]
public sealed class PaymentsController(PayFacade paying, PaymentFacade payments, RefundFacade refunds) : ControllerBase
{
    /// <summary>Pay for a hold from the balance. Completes the queue token.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpPost("reservations/{reservationId}/payment")]
    [BehindQueue]
    [BuyersOnly]
    [IdempotentPurchase]
    [OutsideOverloadGuard]
    [Tags("Behind the queue")]
    [ProducesResponseType<PaymentReceipt>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.InsufficientBalance,
        ErrorCode.AmountMismatch,
        ErrorCode.ReservationExpired,
        ErrorCode.ReservationAlreadyPaid,
        ErrorCode.ReservationCancelled,
        ErrorCode.PerformanceCancelled,
        ErrorCode.ReservationNotFound
    )]
    public async Task<IActionResult> PayReservation(
        Guid reservationId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] PayRequest? request,
        CancellationToken ct
    )
    {
        var order = new PayReservation(reservationId, User.Id(), request?.Amount);
        var result = await paying.PayAsync(order, HttpContext.PurchaseKey(), ct);
        return result.ToResult(receipt => Created(ApiRoutes.Payment(receipt.PaymentId), receipt));
    }

    /// <summary>Refund a paid reservation, or some of its seats. Returns the money to the balance and the seats to the sale.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpPost("reservations/{reservationId}/refund")]
    [Idempotent]
    [Tags("Payments")]
    [ProducesResponseType<RefundReceipt>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.RefundClosed,
        ErrorCode.PerformanceCancelled,
        ErrorCode.ReservationNotPaid,
        ErrorCode.ReservationNotFound,
        ErrorCode.BalanceLimitReached
    )]
    public async Task<IActionResult> RefundReservation(
        Guid reservationId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RefundRequest? request,
        CancellationToken ct
    )
    {
        var receipt = await refunds.RefundAsync(reservationId, User.Id(), request?.SeatIds, ct);
        return Created(ApiRoutes.Reservation(receipt.ReservationId), receipt);
    }

    /// <summary>List the caller's payments, newest first.</summary>
    [HttpGet("payments")]
    [Tags("Payments")]
    public Task<Page<PaymentView>> ListPayments([FromQuery] PageQuery page, CancellationToken ct) =>
        payments.ListAsync(User.Id(), page.ToRequest(), ct);

    /// <summary>Get one of the caller's payments.</summary>
    /// <param name="paymentId">The payment.</param>
    [HttpGet("payments/{paymentId}")]
    [Tags("Payments")]
    [Refuses(ErrorCode.PaymentNotFound)]
    public Task<PaymentView> GetPayment(Guid paymentId, CancellationToken ct) =>
        payments.FindAsync(paymentId, User.Id(), ct);
}
