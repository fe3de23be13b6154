using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Payments;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[StaffOnly(Role.BoxOffice)]
[Route(ApiRoutes.Base + "/admin/reservations")]
[Tags("Operators")]
public sealed class ReservationSearchController(
    ReservationSearchFacade search,
    ReservationStoryFacade stories,
    StaffRefundFacade refunds
) : ControllerBase
{
    /// <summary>
    /// Find reservations of any customer, newest first. A page may have fewer items than its limit, even none, while there
    /// is a next page.
    /// </summary>
    [HttpGet]
    public Task<Page<FoundReservation>> FindReservations(
        [FromQuery] ReservationQuery query,
        [FromQuery] PageQuery page,
        CancellationToken ct
    ) => search.SearchAsync(query.ToSearch(page.ToRequest()), ct);

    /// <summary>Get a reservation of any customer with everything that happened, in order of time.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpGet("{reservationId}")]
    [Refuses(ErrorCode.ReservationNotFound)]
    public Task<ReservationStory> GetReservationStory(Guid reservationId, CancellationToken ct) =>
        stories.FindAsync(reservationId, ct);

    /// <summary>Refund a paid reservation for its customer, or some of its seats, at any time. Not a used ticket.</summary>
    /// <param name="reservationId">The reservation.</param>
    [HttpPost("{reservationId}/refund")]
    [ProducesResponseType<StaffRefundReceipt>(StatusCodes.Status201Created)]
    [Refuses(
        ErrorCode.RefundClosed,
        ErrorCode.ReservationNotPaid,
        ErrorCode.ReservationNotFound,
        ErrorCode.BalanceLimitReached
    )]
    public async Task<IActionResult> RefundReservationOfCustomer(
        Guid reservationId,
        StaffRefundRequest request,
        CancellationToken ct
    )
    {
        var receipt = await refunds.RefundAsync(request.ToRefund(reservationId, User.Id()), ct);
        return Created(ApiRoutes.AdminReservation(receipt.ReservationId), receipt);
    }
}

/// <summary>Which reservations of any customer.</summary>
public sealed record ReservationQuery : IValidatableObject
{
    private const int MinTextLength = 2;

    // An e-mail address is the longest text that can be found.
    private const int MaxTextLength = 254;

    /// <summary>
    /// A reservation number or id, the beginning of the customer's e-mail address or name, or a whole word of the name; the
    /// same of the holder of an issued reservation. 2 characters or more, in upper or lower case.
    /// </summary>
    /// <example>K7Q2-94MX</example>
    [FromQuery(Name = "q"), TypedText(MaxTextLength)]
    public string? Q { get; init; }

    /// <summary>Only reservations of this concert.</summary>
    /// <example>1</example>
    [FromQuery(Name = "concertId")]
    public long? ConcertId { get; init; }

    /// <summary>Only reservations of this performance.</summary>
    /// <example>1</example>
    [FromQuery(Name = "performanceId")]
    public long? PerformanceId { get; init; }

    /// <summary>Only reservations with this status.</summary>
    [FromQuery(Name = "status")]
    public ReservationStatus? Status { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Q is not null && TypedText.CountCharacters(TypedText.Normalize(Q)) < MinTextLength)
            yield return new ValidationResult("Use at least 2 characters.", ["q"]);
    }

    internal SearchReservations ToSearch(PageRequest page) =>
        new(Q is null ? null : TypedText.Normalize(Q), ConcertId, PerformanceId, Status, page);
}
