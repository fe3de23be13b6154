namespace ConcertReservation.Domain.Errors;

/// <summary>
/// Why a request was refused. The name in snake_case is the stable <c>code</c> that clients see.
/// One class of the API maps each code to its HTTP status.
/// </summary>
public enum ErrorCode
{
    ValidationFailed,
    Unauthenticated,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    PayloadTooLarge,
    PreconditionFailed,
    UnsupportedMediaType,
    RateLimited,
    InternalError,
    Overloaded,

    EmailTaken,
    InvalidCredentials,
    ResetTokenInvalid,
    VerificationTokenInvalid,
    SecondFactorRequired,
    AuthenticatorInUse,
    AccountInUse,
    StaffNotFound,
    LastOperator,

    ConcertNotFound,
    ConcertInUse,
    PerformanceNotFound,
    SaleNotOpen,
    SaleClosed,
    PerformanceCancelled,

    QueueTokenInvalid,
    QueueTokenExpired,
    QueueTokenNotFound,

    SeatNotFound,
    SeatUnavailable,
    SeatLimitReached,
    SeatsNotTogether,

    ReservationNotFound,
    ReservationExpired,
    ReservationCancelled,
    ReservationAlreadyPaid,
    ReservationNotPaid,
    ReservationRefunded,

    TicketNotFound,
    AlreadyCheckedIn,
    WrongPerformance,

    PaymentNotFound,
    AmountMismatch,
    InsufficientBalance,
    BalanceLimitReached,

    /// <summary>Named <c>insufficient_balance</c> too: the answer of a give-back is 409, that of a payment 402.</summary>
    BalanceTooLow,
    ChargeNotFound,
    ChargeDeclined,
    ChargeExpired,
    ChargeNotPaid,
    ChargeCancellationRefused,
    WebhookSignatureInvalid,
    RefundClosed,

    IdempotencyKeyReused,
    IdempotencyKeyInUse,
}
