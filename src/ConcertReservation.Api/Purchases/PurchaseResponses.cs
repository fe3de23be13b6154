using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;

namespace ConcertReservation.Api.Purchases;

/// <summary>Renders the responses to one request without its <see cref="HttpContext"/>, which may have ended.</summary>
internal sealed class PurchaseResponses(StoredResponseFactory responses, ProblemSource request) : IPurchaseResponses
{
    public StoredResponse Of(ReservationResult held) =>
        responses.Created(ApiRoutes.Reservation(held.ReservationId), held);

    public StoredResponse Of(PaymentReceipt paid) => responses.Created(ApiRoutes.Payment(paid.PaymentId), paid);

    public StoredResponse? Of(DomainException refusal) => responses.Of(request, refusal);
}
