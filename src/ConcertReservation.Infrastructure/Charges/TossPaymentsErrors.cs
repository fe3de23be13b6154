namespace ConcertReservation.Infrastructure.Charges;

/// <summary>
/// What the error codes of TossPayments mean (https://docs.tosspayments.com/reference/error-codes). A code that is in
/// neither list is a refusal of the request, not of the payment.
/// </summary>
internal static class TossPaymentsErrors
{
    private static readonly string[] OfTheBank =
    [
        "REJECT_",
        "EXCEED_",
        "INVALID_CARD",
        "INVALID_REJECT_CARD",
        "INVALID_STOPPED_CARD",
        "INVALID_PASSWORD",
        "INVALID_ACCOUNT_INFO",
        "NOT_ALLOWED_POINT_USE",
        "NOT_AVAILABLE_PAYMENT",
        "NOT_AVAILABLE_BANK",
        "NOT_SUPPORTED_",
        "BELOW_MINIMUM_AMOUNT",
        "FDS_ERROR",
        "RESTRICTED_TRANSFER_ACCOUNT",
    ];

    private static readonly string[] Temporary =
    [
        "ALREADY_PROCESSED_PAYMENT",
        "PROVIDER_ERROR",
        "IDEMPOTENT_REQUEST_PROCESSING",
        "FORBIDDEN_CONSECUTIVE_REQUEST",
        "CARD_PROCESSING_ERROR",
        "UNAUTHORIZED_KEY",
        "INVALID_API_KEY",
        "INCORRECT_BASIC_AUTH_FORMAT",
        "FORBIDDEN_REQUEST",
        "NOT_REGISTERED_BUSINESS",
        "UNAPPROVED_ORDER_ID",
    ];

    /// <summary>The bank or the card refuses: the payment has failed for good.</summary>
    public static bool IsOfTheBank(string? code) =>
        code is not null && Array.Exists(OfTheBank, start => code.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The same request may succeed later, or has succeeded before.</summary>
    public static bool IsTemporary(int status, string? code) =>
        status is 401 or 408 or 409 or 425 or 429 || code is null || Array.Exists(Temporary, known => code == known);
}
