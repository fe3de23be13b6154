namespace ConcertReservation.Fuzz.Checks;

/// <summary>The codes of the contract and their statuses, independent of the code of the service.</summary>
internal static class ContractCodes
{
    /// <summary>Codes that every operation may return.</summary>
    private static readonly Dictionary<string, int> General = new(StringComparer.Ordinal)
    {
        ["validation_failed"] = 400,
        ["unauthenticated"] = 401,
        ["forbidden"] = 403,
        ["not_found"] = 404,
        ["method_not_allowed"] = 405,
        ["payload_too_large"] = 413,
        ["unsupported_media_type"] = 415,
        ["rate_limited"] = 429,
        ["internal_error"] = 500,
        ["overloaded"] = 503,
    };

    private static readonly Dictionary<string, int> Special = new(StringComparer.Ordinal)
    {
        ["email_taken"] = 409,
        ["invalid_credentials"] = 401,
        ["reset_token_invalid"] = 400,
        ["verification_token_invalid"] = 400,
        ["second_factor_required"] = 401,
        ["authenticator_in_use"] = 409,
        ["account_in_use"] = 409,
        ["staff_not_found"] = 404,
        ["last_operator"] = 409,
        ["concert_not_found"] = 404,
        ["concert_in_use"] = 409,
        ["performance_not_found"] = 404,
        ["sale_not_open"] = 409,
        ["sale_closed"] = 409,
        ["queue_token_invalid"] = 401,
        ["queue_token_expired"] = 401,
        ["queue_token_not_found"] = 404,
        ["performance_cancelled"] = 409,
        ["seat_not_found"] = 404,
        ["seat_unavailable"] = 409,
        ["seats_not_together"] = 409,
        ["seat_limit_reached"] = 409,
        ["reservation_not_found"] = 404,
        ["reservation_expired"] = 409,
        ["reservation_cancelled"] = 409,
        ["reservation_already_paid"] = 409,
        ["reservation_not_paid"] = 409,
        ["reservation_refunded"] = 409,
        ["refund_closed"] = 409,
        ["payment_not_found"] = 404,
        ["amount_mismatch"] = 409,
        ["insufficient_balance"] = 402,
        ["balance_limit_reached"] = 409,
        ["charge_not_found"] = 404,
        ["charge_declined"] = 402,
        ["charge_expired"] = 409,
        ["charge_not_paid"] = 409,
        ["charge_cancellation_refused"] = 409,
        ["webhook_signature_invalid"] = 401,
        ["already_checked_in"] = 409,
        ["ticket_not_found"] = 404,
        ["wrong_performance"] = 409,
        ["precondition_failed"] = 412,
        ["idempotency_key_reused"] = 422,
        ["idempotency_key_in_use"] = 409,
    };

    public static bool IsGeneral(string code) => General.ContainsKey(code);

    /// <summary>Null for a code that is not in the contract.</summary>
    public static int? StatusOf(string code) =>
        General.TryGetValue(code, out var status) || Special.TryGetValue(code, out status) ? status : null;
}
