using System.Text.Json;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Errors;

/// <summary>The HTTP status and the title of every error code; no other class maps them.</summary>
internal static class ProblemCatalogue
{
    public static (int Status, string Title) Of(ErrorCode code) =>
        OfAnyCall(code)
        ?? OfAccounts(code)
        ?? OfSales(code)
        ?? OfCharges(code)
        ?? throw new InvalidOperationException($"{code} has no status.");

    private static (int Status, string Title)? OfAnyCall(ErrorCode code) =>
        code switch
        {
            ErrorCode.ValidationFailed => (StatusCodes.Status400BadRequest, "The request is not valid"),
            ErrorCode.Unauthenticated => (StatusCodes.Status401Unauthorized, "Sign-in required"),
            ErrorCode.Forbidden => (StatusCodes.Status403Forbidden, "This account may not do this"),
            ErrorCode.NotFound => (StatusCodes.Status404NotFound, "Path not found"),
            ErrorCode.MethodNotAllowed => (StatusCodes.Status405MethodNotAllowed, "Method not allowed"),
            ErrorCode.PayloadTooLarge => (StatusCodes.Status413PayloadTooLarge, "The body is too large"),
            ErrorCode.PreconditionFailed => (StatusCodes.Status412PreconditionFailed, "Changed meanwhile"),
            ErrorCode.UnsupportedMediaType => (StatusCodes.Status415UnsupportedMediaType, "Content type is not JSON"),
            ErrorCode.RateLimited => (StatusCodes.Status429TooManyRequests, "Too many requests"),
            ErrorCode.InternalError => (StatusCodes.Status500InternalServerError, "Internal error"),
            ErrorCode.Overloaded => (StatusCodes.Status503ServiceUnavailable, "Overloaded: try again in a moment"),

            ErrorCode.IdempotencyKeyReused => (
                StatusCodes.Status422UnprocessableEntity,
                "Idempotency key used for another request"
            ),
            ErrorCode.IdempotencyKeyInUse => (
                StatusCodes.Status409Conflict,
                "Request with this idempotency key still running"
            ),

            _ => null,
        };

    private static (int Status, string Title)? OfAccounts(ErrorCode code) =>
        code switch
        {
            ErrorCode.EmailTaken => (StatusCodes.Status409Conflict, "E-mail address already in use"),
            ErrorCode.InvalidCredentials => (StatusCodes.Status401Unauthorized, "Credentials not valid"),
            ErrorCode.ResetTokenInvalid => (StatusCodes.Status400BadRequest, "Link not valid"),
            ErrorCode.VerificationTokenInvalid => (StatusCodes.Status400BadRequest, "Link not valid"),
            ErrorCode.SecondFactorRequired => (StatusCodes.Status401Unauthorized, "Authenticator code required"),
            ErrorCode.AuthenticatorInUse => (StatusCodes.Status409Conflict, "Authenticator already on"),
            ErrorCode.AccountInUse => (StatusCodes.Status409Conflict, "Account in use"),
            ErrorCode.StaffNotFound => (StatusCodes.Status404NotFound, "Staff account not found"),
            ErrorCode.LastOperator => (StatusCodes.Status409Conflict, "The last operator"),
            _ => null,
        };

    private static (int Status, string Title)? OfSales(ErrorCode code) =>
        code switch
        {
            ErrorCode.ConcertNotFound => (StatusCodes.Status404NotFound, "Concert not found"),
            ErrorCode.ConcertInUse => (StatusCodes.Status409Conflict, "Concert in use"),
            ErrorCode.PerformanceNotFound => (StatusCodes.Status404NotFound, "Performance not found"),
            ErrorCode.SaleNotOpen => (StatusCodes.Status409Conflict, "Sale not open"),
            ErrorCode.SaleClosed => (StatusCodes.Status409Conflict, "Sale closed"),
            ErrorCode.PerformanceCancelled => (StatusCodes.Status409Conflict, "Performance cancelled"),

            ErrorCode.QueueTokenInvalid => (StatusCodes.Status401Unauthorized, "Queue token not valid"),
            ErrorCode.QueueTokenExpired => (StatusCodes.Status401Unauthorized, "Queue token expired"),
            ErrorCode.QueueTokenNotFound => (StatusCodes.Status404NotFound, "Queue token not found"),

            ErrorCode.SeatNotFound => (StatusCodes.Status404NotFound, "Seat not found"),
            ErrorCode.SeatUnavailable => (StatusCodes.Status409Conflict, "Seat not available"),
            ErrorCode.SeatLimitReached => (StatusCodes.Status409Conflict, "Seat limit reached"),
            ErrorCode.SeatsNotTogether => (StatusCodes.Status409Conflict, "Seats not side by side"),

            ErrorCode.ReservationNotFound => (StatusCodes.Status404NotFound, "Reservation not found"),
            ErrorCode.ReservationExpired => (StatusCodes.Status409Conflict, "Hold expired"),
            ErrorCode.ReservationCancelled => (StatusCodes.Status409Conflict, "Reservation cancelled"),
            ErrorCode.ReservationAlreadyPaid => (StatusCodes.Status409Conflict, "Reservation already paid"),
            ErrorCode.ReservationNotPaid => (StatusCodes.Status409Conflict, "Reservation not paid"),
            ErrorCode.ReservationRefunded => (StatusCodes.Status409Conflict, "Reservation refunded"),

            ErrorCode.TicketNotFound => (StatusCodes.Status404NotFound, "Ticket not found"),
            ErrorCode.AlreadyCheckedIn => (StatusCodes.Status409Conflict, "Ticket already used"),
            ErrorCode.WrongPerformance => (StatusCodes.Status409Conflict, "Ticket of another performance"),

            ErrorCode.PaymentNotFound => (StatusCodes.Status404NotFound, "Payment not found"),
            ErrorCode.AmountMismatch => (StatusCodes.Status409Conflict, "Another amount"),
            ErrorCode.InsufficientBalance => (StatusCodes.Status402PaymentRequired, "Insufficient balance"),
            ErrorCode.RefundClosed => (StatusCodes.Status409Conflict, "Refunds closed"),

            _ => null,
        };

    private static (int Status, string Title)? OfCharges(ErrorCode code) =>
        code switch
        {
            ErrorCode.BalanceLimitReached => (StatusCodes.Status409Conflict, "Balance limit reached"),
            ErrorCode.BalanceTooLow => (StatusCodes.Status409Conflict, "Insufficient balance"),
            ErrorCode.ChargeNotFound => (StatusCodes.Status404NotFound, "Charge not found"),
            ErrorCode.ChargeDeclined => (StatusCodes.Status402PaymentRequired, "Charge declined"),
            ErrorCode.ChargeExpired => (StatusCodes.Status409Conflict, "Charge expired"),
            ErrorCode.ChargeNotPaid => (StatusCodes.Status409Conflict, "Charge not paid"),
            ErrorCode.ChargeCancellationRefused => (
                StatusCodes.Status409Conflict,
                "The provider refused to give the money back"
            ),
            ErrorCode.WebhookSignatureInvalid => (StatusCodes.Status401Unauthorized, "Webhook signature not valid"),
            _ => null,
        };

    /// <summary>
    /// Whether a retry of the same request gets the same refusal. False when the client can succeed later: after
    /// signing in, after waiting, or by trying again.
    /// </summary>
    public static bool IsFinal(ErrorCode code) =>
        code is not (ErrorCode.SaleNotOpen or ErrorCode.IdempotencyKeyInUse or ErrorCode.ChargeNotPaid)
        && Of(code).Status
            is StatusCodes.Status400BadRequest
                or StatusCodes.Status402PaymentRequired
                or StatusCodes.Status404NotFound
                or StatusCodes.Status409Conflict;

    /// <summary>The stable string that clients compare, such as <c>seat_unavailable</c>.</summary>
    public static string Name(ErrorCode code) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(
            (code == ErrorCode.BalanceTooLow ? ErrorCode.InsufficientBalance : code).ToString()
        );

    /// <summary>The code for a status that the framework set without a body.</summary>
    public static ErrorCode ForStatus(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => ErrorCode.Unauthenticated,
            StatusCodes.Status403Forbidden => ErrorCode.Forbidden,
            StatusCodes.Status404NotFound => ErrorCode.NotFound,
            StatusCodes.Status405MethodNotAllowed => ErrorCode.MethodNotAllowed,
            StatusCodes.Status412PreconditionFailed => ErrorCode.PreconditionFailed,
            StatusCodes.Status413PayloadTooLarge => ErrorCode.PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType => ErrorCode.UnsupportedMediaType,
            StatusCodes.Status429TooManyRequests => ErrorCode.RateLimited,
            StatusCodes.Status503ServiceUnavailable => ErrorCode.Overloaded,
            >= 500 => ErrorCode.InternalError,
            _ => ErrorCode.ValidationFailed,
        };
}
