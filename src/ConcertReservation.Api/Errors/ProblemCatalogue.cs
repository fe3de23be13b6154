using System.Text.Json;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Errors;

/// <summary>The one place that says which HTTP status a code has, and what it is called.</summary>
internal static class ProblemCatalogue
{
    public static (int Status, string Title) Of(ErrorCode code) =>
        code switch
        {
            ErrorCode.ValidationFailed => (StatusCodes.Status400BadRequest, "The request is not valid"),
            ErrorCode.Unauthenticated => (StatusCodes.Status401Unauthorized, "Sign in first"),
            ErrorCode.Forbidden => (StatusCodes.Status403Forbidden, "Not allowed"),
            ErrorCode.NotFound => (StatusCodes.Status404NotFound, "Nothing is here"),
            ErrorCode.MethodNotAllowed => (StatusCodes.Status405MethodNotAllowed, "Not with this method"),
            ErrorCode.PayloadTooLarge => (StatusCodes.Status413PayloadTooLarge, "The body is too large"),
            ErrorCode.UnsupportedMediaType => (StatusCodes.Status415UnsupportedMediaType, "Send JSON"),
            ErrorCode.RateLimited => (StatusCodes.Status429TooManyRequests, "Too many requests"),
            ErrorCode.InternalError => (StatusCodes.Status500InternalServerError, "Something went wrong"),
            ErrorCode.Overloaded => (StatusCodes.Status503ServiceUnavailable, "Try again in a moment"),

            ErrorCode.EmailTaken => (StatusCodes.Status409Conflict, "E-mail taken"),
            ErrorCode.InvalidCredentials => (StatusCodes.Status401Unauthorized, "Wrong credentials"),

            ErrorCode.ConcertNotFound => (StatusCodes.Status404NotFound, "No such concert"),
            ErrorCode.PerformanceNotFound => (StatusCodes.Status404NotFound, "No such performance"),
            ErrorCode.SaleNotOpen => (StatusCodes.Status409Conflict, "Sale not open"),
            ErrorCode.SaleClosed => (StatusCodes.Status409Conflict, "Sale closed"),

            ErrorCode.QueueTokenInvalid => (StatusCodes.Status401Unauthorized, "Not your queue token"),
            ErrorCode.QueueTokenExpired => (StatusCodes.Status401Unauthorized, "Turn over"),
            ErrorCode.QueueTokenNotFound => (StatusCodes.Status404NotFound, "Not in line"),

            ErrorCode.SeatNotFound => (StatusCodes.Status404NotFound, "No such seat"),
            ErrorCode.SeatUnavailable => (StatusCodes.Status409Conflict, "Seat taken"),
            ErrorCode.SeatLimitReached => (StatusCodes.Status409Conflict, "Seat limit reached"),

            ErrorCode.ReservationNotFound => (StatusCodes.Status404NotFound, "No such reservation"),
            ErrorCode.ReservationExpired => (StatusCodes.Status409Conflict, "Hold over"),
            ErrorCode.ReservationCancelled => (StatusCodes.Status409Conflict, "Reservation given back"),
            ErrorCode.ReservationAlreadyPaid => (StatusCodes.Status409Conflict, "Already paid"),
            ErrorCode.ReservationNotPaid => (StatusCodes.Status409Conflict, "Not paid"),
            ErrorCode.ReservationRefunded => (StatusCodes.Status409Conflict, "Refunded"),

            ErrorCode.TicketNotFound => (StatusCodes.Status404NotFound, "No such ticket"),
            ErrorCode.AlreadyCheckedIn => (StatusCodes.Status409Conflict, "Used already"),

            ErrorCode.PaymentNotFound => (StatusCodes.Status404NotFound, "No such payment"),
            ErrorCode.AmountMismatch => (StatusCodes.Status409Conflict, "Not the price"),
            ErrorCode.InsufficientBalance => (StatusCodes.Status402PaymentRequired, "Balance too small"),
            ErrorCode.BalanceLimitReached => (StatusCodes.Status409Conflict, "Balance limit reached"),

            ErrorCode.RefundClosed => (StatusCodes.Status409Conflict, "Too late for a refund"),

            ErrorCode.IdempotencyKeyReused => (
                StatusCodes.Status422UnprocessableEntity,
                "Key used for another request"
            ),
            ErrorCode.IdempotencyKeyInUse => (StatusCodes.Status409Conflict, "The same request is running"),

            _ => throw new InvalidOperationException($"{code} has no status."),
        };

    /// <summary>
    /// Whether a refusal answers the request for good, so that a repeat is told the same: not when signing in, waiting
    /// or trying again may change it.
    /// </summary>
    public static bool IsFinal(ErrorCode code) =>
        code != ErrorCode.SaleNotOpen
        && Of(code).Status
            is StatusCodes.Status400BadRequest
                or StatusCodes.Status402PaymentRequired
                or StatusCodes.Status404NotFound
                or StatusCodes.Status409Conflict;

    /// <summary>The stable string clients compare, such as <c>seat_unavailable</c>.</summary>
    public static string Name(ErrorCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    /// <summary>The code for a status that the framework gave without a body.</summary>
    public static ErrorCode ForStatus(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => ErrorCode.Unauthenticated,
            StatusCodes.Status403Forbidden => ErrorCode.Forbidden,
            StatusCodes.Status404NotFound => ErrorCode.NotFound,
            StatusCodes.Status405MethodNotAllowed => ErrorCode.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => ErrorCode.PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType => ErrorCode.UnsupportedMediaType,
            StatusCodes.Status429TooManyRequests => ErrorCode.RateLimited,
            StatusCodes.Status503ServiceUnavailable => ErrorCode.Overloaded,
            >= 500 => ErrorCode.InternalError,
            _ => ErrorCode.ValidationFailed,
        };
}
