namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>Every operation of the contract with its codes.</summary>
internal static class ContractOperations
{
    private const string Gate = "unauthenticated queue_token_invalid queue_token_expired concert_not_found";
    private const string Form = "validation_failed payload_too_large unsupported_media_type";
    private const string Operator = "unauthenticated forbidden";
    private const string Concert = "/api/v1/concerts/{concertId}";
    private const string AdminConcert = "/api/v1/admin/concerts/{concertId}";
    private const string Charges = "/api/v1/balance/charges";
    private const string Cancellation = $"{AdminConcert}/performances/{{performanceId}}/cancellation";
    private const string AdminPerformance = $"{AdminConcert}/performances/{{performanceId}}";
    private const string AdminReservation = "/api/v1/admin/reservations/{reservationId}";
    private const string Reservation = "/api/v1/reservations/{reservationId}";

    public static IReadOnlyList<ContractOperation> All { get; } =
    [
        new("POST", "/api/v1/auth/sign-up", 201, $"email_taken {Form}"),
        new("POST", "/api/v1/auth/sign-in", 200, $"invalid_credentials second_factor_required {Form}"),
        new("POST", "/api/v1/auth/refresh", 200, $"invalid_credentials {Form}"),
        new("POST", "/api/v1/auth/sign-out", 204, "unauthenticated"),
        new("GET", "/api/v1/auth/sessions", 200, "unauthenticated validation_failed"),
        new("DELETE", "/api/v1/auth/sessions/{sessionId}", 204, "unauthenticated"),
        new("DELETE", "/api/v1/auth/sessions", 204, "unauthenticated"),
        new("POST", "/api/v1/users/me/password", 204, $"unauthenticated invalid_credentials rate_limited {Form}"),
        new("POST", "/api/v1/auth/password-resets", 202, $"rate_limited {Form}"),
        new("POST", "/api/v1/auth/password-resets/confirm", 204, $"reset_token_invalid {Form}"),
        new("POST", "/api/v1/auth/email-verifications", 202, "unauthenticated"),
        new("POST", "/api/v1/auth/email-verifications/confirm", 204, $"verification_token_invalid {Form}"),
        new("GET", "/api/v1/users/me", 200, "unauthenticated"),
        new("PATCH", "/api/v1/users/me", 200, $"unauthenticated {Form}"),
        new(
            "DELETE",
            "/api/v1/users/me",
            204,
            $"unauthenticated invalid_credentials account_in_use last_operator {Form}"
        ),
        new("GET", "/api/v1/users/me/export", 200, "unauthenticated"),
        new("GET", "/api/v1/users/me/authenticator", 200, Operator),
        new("POST", "/api/v1/users/me/authenticator", 200, $"{Operator} authenticator_in_use"),
        new(
            "POST",
            "/api/v1/users/me/authenticator/confirm",
            200,
            $"{Operator} {Form} invalid_credentials authenticator_in_use not_found"
        ),
        new("DELETE", "/api/v1/users/me/authenticator", 204, $"{Operator} {Form} invalid_credentials not_found"),
        new("GET", "/api/v1/concerts", 200, "validation_failed"),
        new("GET", Concert, 200, "concert_not_found"),
        new("POST", $"{Concert}/queue-token", 201, "unauthenticated concert_not_found sale_not_open sale_closed"),
        new("GET", $"{Concert}/queue-token", 200, "unauthenticated queue_token_invalid queue_token_not_found"),
        new("GET", $"{Concert}/queue-token/events", 200, "unauthenticated queue_token_invalid queue_token_not_found"),
        new("DELETE", $"{Concert}/queue-token", 204, "unauthenticated"),
        new("PUT", $"{Concert}/queue-token/mail", 200, "unauthenticated queue_token_not_found"),
        new("DELETE", $"{Concert}/queue-token/mail", 204, "unauthenticated"),
        new("GET", $"{Concert}/performances", 200, $"{Gate} validation_failed"),
        new(
            "GET",
            $"{Concert}/performances/{{performanceId}}/seats",
            200,
            $"{Gate} performance_not_found performance_cancelled"
        ),
        new(
            "GET",
            $"{Concert}/performances/{{performanceId}}/seat-plan",
            200,
            "concert_not_found performance_not_found"
        ),
        new(
            "GET",
            $"{Concert}/performances/{{performanceId}}/seat-states",
            200,
            $"{Gate} validation_failed performance_not_found performance_cancelled"
        ),
        new(
            "GET",
            $"{Concert}/performances/{{performanceId}}/seat-states/events",
            200,
            $"{Gate} performance_not_found performance_cancelled"
        ),
        new("GET", $"{Concert}/availability", 200, $"{Gate} validation_failed"),
        new(
            "POST",
            $"{Concert}/reservations",
            201,
            $"{Gate} {Form} seat_unavailable seats_not_together seat_limit_reached performance_cancelled performance_not_found seat_not_found"
        ),
        new(
            "POST",
            $"{Reservation}/payment",
            201,
            $"{Gate} insufficient_balance amount_mismatch reservation_expired reservation_already_paid "
                + "reservation_cancelled performance_cancelled reservation_not_found"
        ),
        new(
            "POST",
            $"{Reservation}/refund",
            201,
            "unauthenticated reservation_not_found reservation_not_paid performance_cancelled refund_closed idempotency_key_reused"
        ),
        new("GET", "/api/v1/reservations", 200, "unauthenticated validation_failed"),
        new("GET", Reservation, 200, "unauthenticated reservation_not_found"),
        new("DELETE", Reservation, 204, "unauthenticated reservation_not_found reservation_already_paid"),
        new("GET", $"{Reservation}/ticket", 200, "unauthenticated reservation_not_found reservation_not_paid"),
        new("GET", $"{Reservation}/ticket.svg", 200, "unauthenticated reservation_not_found reservation_not_paid"),
        new(
            "GET",
            $"{Reservation}/tickets/{{ticketId}}.svg",
            200,
            "unauthenticated reservation_not_found reservation_not_paid ticket_not_found"
        ),
        new("GET", $"{Reservation}/ticket.ics", 200, "unauthenticated reservation_not_found reservation_not_paid"),
        new("GET", "/api/v1/balance", 200, "unauthenticated"),
        new("POST", Charges, 201, $"unauthenticated {Form} balance_limit_reached"),
        new("GET", Charges, 200, "unauthenticated validation_failed"),
        new("GET", $"{Charges}/{{chargeId}}", 200, "unauthenticated charge_not_found"),
        new(
            "POST",
            $"{Charges}/{{chargeId}}/confirmation",
            200,
            $"unauthenticated {Form} charge_not_found charge_declined charge_expired amount_mismatch idempotency_key_reused"
        ),
        new(
            "POST",
            $"{Charges}/{{chargeId}}/cancellation",
            200,
            $"unauthenticated {Form} charge_not_found charge_not_paid amount_mismatch insufficient_balance "
                + "charge_cancellation_refused idempotency_key_reused"
        ),
        new(
            "POST",
            "/api/v1/webhooks/payments/{provider}",
            204,
            "webhook_signature_invalid payload_too_large rate_limited"
        ),
        new("GET", "/api/v1/admin/charges/discrepancies", 200, $"{Operator} validation_failed"),
        new("GET", "/api/v1/balance/entries", 200, "unauthenticated validation_failed"),
        new("GET", "/api/v1/payments", 200, "unauthenticated validation_failed"),
        new("GET", "/api/v1/payments/{paymentId}", 200, "unauthenticated payment_not_found"),
        new("GET", "/api/v1/admin/concerts", 200, $"{Operator} validation_failed"),
        new("GET", AdminConcert, 200, $"{Operator} concert_not_found"),
        new(
            "GET",
            $"{AdminConcert}/performances/{{performanceId}}",
            200,
            $"{Operator} concert_not_found performance_not_found"
        ),
        new(
            "PATCH",
            $"{AdminConcert}/performances/{{performanceId}}",
            200,
            $"{Operator} {Form} concert_not_found performance_not_found performance_cancelled precondition_failed sale_closed"
        ),
        new("DELETE", AdminConcert, 204, $"{Operator} concert_not_found concert_in_use precondition_failed"),
        new("POST", $"{AdminConcert}/publication", 200, $"{Operator} concert_not_found precondition_failed"),
        new("POST", $"{AdminConcert}/copies", 201, $"{Operator} {Form} concert_not_found"),
        new("GET", $"{AdminConcert}/history", 200, $"{Operator} validation_failed concert_not_found"),
        new("POST", "/api/v1/admin/concerts", 201, $"{Operator} {Form}"),
        new("POST", $"{AdminConcert}/performances", 201, $"{Operator} {Form} concert_not_found"),
        new(
            "POST",
            $"{AdminConcert}/cancellation",
            202,
            $"{Operator} {Form} concert_not_found sale_closed idempotency_key_reused"
        ),
        new("GET", $"{AdminConcert}/cancellation", 200, $"{Operator} concert_not_found not_found"),
        new("GET", $"{AdminConcert}/cancellation/events", 200, $"{Operator} concert_not_found not_found"),
        new(
            "POST",
            Cancellation,
            202,
            $"{Operator} {Form} concert_not_found performance_not_found sale_closed idempotency_key_reused"
        ),
        new("GET", Cancellation, 200, $"{Operator} concert_not_found performance_not_found not_found"),
        new(
            "GET",
            $"{Cancellation}/failures",
            200,
            $"{Operator} validation_failed concert_not_found performance_not_found not_found"
        ),
        new("POST", "/api/v1/admin/plans/validation", 200, $"{Operator} {Form}"),
        new("GET", "/api/v1/admin/reservations", 200, $"{Operator} validation_failed"),
        new("GET", "/api/v1/admin/reservations/{reservationId}", 200, $"{Operator} reservation_not_found"),
        new(
            "POST",
            "/api/v1/admin/reservations/{reservationId}/refund",
            201,
            $"{Operator} {Form} reservation_not_found reservation_not_paid refund_closed"
        ),
        new(
            "POST",
            "/api/v1/admin/reservations/{reservationId}/mail",
            202,
            $"{Operator} reservation_not_found reservation_not_paid rate_limited"
        ),
        new("POST", $"{AdminConcert}/messages", 202, $"{Operator} {Form} concert_not_found performance_not_found"),
        new("GET", "/api/v1/admin/staff", 200, $"{Operator} validation_failed"),
        new("POST", "/api/v1/admin/staff", 201, $"{Operator} {Form} email_taken"),
        new("GET", "/api/v1/admin/staff/{userId}", 200, $"{Operator} staff_not_found"),
        new("PATCH", "/api/v1/admin/staff/{userId}", 200, $"{Operator} {Form} staff_not_found last_operator"),
        new("DELETE", "/api/v1/admin/staff/{userId}", 204, $"{Operator} staff_not_found last_operator"),
        new("DELETE", "/api/v1/admin/staff/{userId}/authenticator", 204, $"{Operator} staff_not_found"),
        new("GET", "/api/v1/admin/audit", 200, $"{Operator} validation_failed"),
        new("GET", "/api/v1/admin/security-events", 200, $"{Operator} validation_failed"),
        new("GET", "/api/v1/admin/invariants", 200, Operator),
        new("GET", $"{AdminConcert}/queue-policy", 200, $"{Operator} concert_not_found"),
        new("PATCH", AdminConcert, 200, $"{Operator} {Form} concert_not_found precondition_failed"),
        new("GET", $"{AdminConcert}/stats", 200, $"{Operator} concert_not_found"),
        new("GET", $"{AdminConcert}/stats/events", 200, $"{Operator} concert_not_found"),
        new("GET", $"{AdminConcert}/reservations.csv", 200, $"{Operator} concert_not_found"),
        new(
            "POST",
            "/api/v1/admin/check-ins",
            200,
            $"{Operator} {Form} ticket_not_found already_checked_in performance_cancelled reservation_refunded wrong_performance"
        ),
        new("POST", "/api/v1/admin/code-readings", 200, $"{Operator} {Form}"),
        new("DELETE", "/api/v1/admin/check-ins/{ticketId}", 204, $"{Operator} ticket_not_found"),
        new(
            "GET",
            "/api/v1/admin/performances/{performanceId}/admissions",
            200,
            $"{Operator} validation_failed performance_not_found"
        ),
        new(
            "GET",
            "/api/v1/admin/performances/{performanceId}/door-list",
            200,
            $"{Operator} validation_failed performance_not_found"
        ),
        new(
            "POST",
            "/api/v1/admin/performances/{performanceId}/door-list/admissions",
            200,
            $"{Operator} {Form} performance_not_found performance_cancelled"
        ),
        new("GET", $"{AdminPerformance}/seat-plan", 200, $"{Operator} performance_not_found"),
        new("GET", $"{AdminPerformance}/seat-states", 200, $"{Operator} validation_failed performance_not_found"),
        new(
            "PUT",
            $"{AdminPerformance}/seat-blocks",
            204,
            $"{Operator} {Form} performance_not_found seat_not_found seat_unavailable sale_closed performance_cancelled"
        ),
        new(
            "DELETE",
            $"{AdminPerformance}/seat-blocks",
            204,
            $"{Operator} validation_failed performance_not_found seat_not_found seat_unavailable"
        ),
        new(
            "POST",
            $"{AdminPerformance}/issues",
            201,
            $"{Operator} {Form} performance_not_found seat_not_found seat_unavailable sale_closed performance_cancelled"
        ),
        new("GET", "/api/v1/admin/performances/{performanceId}/settlement", 200, $"{Operator} performance_not_found"),
        new(
            "GET",
            "/api/v1/admin/performances/{performanceId}/settlement.csv",
            200,
            $"{Operator} performance_not_found"
        ),
        new(
            "GET",
            $"{AdminReservation}/ticket",
            200,
            $"{Operator} reservation_not_found reservation_not_paid performance_cancelled"
        ),
        new(
            "GET",
            $"{AdminReservation}/tickets/{{ticketId}}.svg",
            200,
            $"{Operator} reservation_not_found reservation_not_paid performance_cancelled ticket_not_found"
        ),
        new("PATCH", $"{AdminConcert}/queue-policy", 200, $"{Operator} {Form} concert_not_found precondition_failed"),
        new("PUT", $"{AdminConcert}/queue-policy", 200, $"{Operator} {Form} concert_not_found precondition_failed"),
    ];
}

internal sealed record ContractOperation(string Method, string Path, int Success, string Codes);
