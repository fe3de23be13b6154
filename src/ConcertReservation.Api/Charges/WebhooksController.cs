using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ConcertReservation.Api.Charges;

/// <summary>
/// Messages of payment providers. Their content is only a hint: the provider is asked, so that a forged, repeated or
/// reordered message does no harm.
/// </summary>
[ApiController]
[AllowAnonymous]
[Route(ApiRoutes.Base + "/webhooks/payments/{provider}")]
[Tags("Webhooks")]
public sealed class WebhooksController(ChargeReconciliationFacade reconciliation) : ControllerBase
{
    // As the provider names it: https://docs.stripe.com/webhooks/signature
    private const string SignatureHeader = "Stripe-Signature";

    /// <summary>Receive a message of a payment provider; a message about nothing that is known is accepted too.</summary>
    /// <param name="provider" example="stripe">Which provider sends it.</param>
    [HttpPost]
    [OutsideOverloadGuard]
    [EnableRateLimiting(RateLimits.Webhooks)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Refuses(ErrorCode.WebhookSignatureInvalid)]
    public async Task<IActionResult> ReceivePaymentWebhook(
        PaymentProviderName provider,
        [FromBody] WebhookBody body,
        CancellationToken ct
    )
    {
        var signature = Request.Headers[SignatureHeader];
        var message = new WebhookMessage(body.Bytes, signature.Count == 1 ? signature[0] : null);
        await reconciliation.HearAsync(provider, message, ct);
        return NoContent();
    }
}
