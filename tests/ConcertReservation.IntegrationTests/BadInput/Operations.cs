using System.Text.Json;
using static ConcertReservation.IntegrationTests.BadInput.FieldKind;

namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>The table of the contract's operations.</summary>
internal static class Operations
{
    private const string Performance = """
        { "startsAt": "2031-01-15T20:00:00+09:00", "seats": { "count": 5, "price": 100 } }
        """;

    private const string Sections = """
        { "startsAt": "2031-01-15T20:00:00+09:00",
          "sections": [ { "name": "VIP", "rows": 1, "seatsPerRow": 2, "price": 100 } ] }
        """;

    private const string SeatPlan = """
        { "sections": [
            { "name": "Pit", "kind": "standing", "capacity": 3, "price": 90 },
            { "name": "R", "price": 100, "rows": [
                { "row": "A", "seats": 2, "numbers": ["1", "3"], "gaps": [[0, 1]], "accessible": ["3"] } ] } ] }
        """;

    private static readonly string Policy = JsonSerializer.Serialize(
        RequestBodies.Policy(maxActive: 5, admitPerSecond: 1.5)
    );

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(
            "sign-up",
            "POST",
            "/auth/sign-up",
            """{ "email": "new@test.example", "password": "correct horse", "name": "New", "language": "ko" }""",
            new("email", Text),
            new("password", Text),
            new("name", Text),
            new("language", Text, Required: false)
        ),
        new(
            "sign-in",
            "POST",
            "/auth/sign-in",
            """{ "email": "nobody@test.example", "password": "correct horse", "code": "123456" }""",
            new("email", Text),
            new("password", Text),
            new("code", Text, Required: false)
        ),
        new("refresh", "POST", "/auth/refresh", """{ "refreshToken": "x" }""", new Field("refreshToken", Text)),
        new("sign-out", "POST", "/auth/sign-out", null),
        new("me", "GET", "/users/me", null),
        new(
            "change-me",
            "PATCH",
            "/users/me",
            """{ "name": "New", "language": "en" }""",
            new("name", Text, Required: false),
            new("language", Text, Required: false)
        ),
        new(
            "erase-me",
            "DELETE",
            "/users/me?forfeit=false",
            """{ "password": "not the password" }""",
            new Field("password", Text)
        ),
        new("export-me", "GET", "/users/me/export", null),
        new("authenticator", "GET", "/users/me/authenticator", null),
        new("propose-authenticator", "POST", "/users/me/authenticator", null),
        new(
            "confirm-authenticator",
            "POST",
            "/users/me/authenticator/confirm",
            """{ "code": "123456" }""",
            new Field("code", Text)
        ),
        new(
            "remove-authenticator",
            "DELETE",
            "/users/me/authenticator",
            """{ "code": "123456" }""",
            new Field("code", Text)
        ),
        new("concerts", "GET", "/concerts", null),
        new("concert", "GET", "/concerts/{concertId}", null),
        new("join", "POST", "/concerts/{concertId}/queue-token", null),
        new("look", "GET", "/concerts/{concertId}/queue-token", null),
        new("leave", "DELETE", "/concerts/{concertId}/queue-token", null),
        new("request-turn-mail", "PUT", "/concerts/{concertId}/queue-token/mail", null),
        new("withdraw-turn-mail", "DELETE", "/concerts/{concertId}/queue-token/mail", null),
        new("performances", "GET", "/concerts/{concertId}/performances", null),
        new("seats", "GET", "/concerts/{concertId}/performances/{performanceId}/seats", null),
        new("availability", "GET", "/concerts/{concertId}/availability", null),
        new(
            "hold",
            "POST",
            "/concerts/{concertId}/reservations",
            """{ "performanceId": {performanceId}, "seatIds": [{seatId}] }""",
            new("performanceId", Integer),
            new("seatIds", List),
            new("seatIds.0", Integer)
        ),
        new(
            "hold-by-number",
            "POST",
            "/concerts/{concertId}/reservations",
            """{ "performanceId": {performanceId}, "seatNumbers": ["2"] }""",
            new("seatNumbers", List),
            new("seatNumbers.0", Text)
        ),
        new(
            "pay",
            "POST",
            "/reservations/{reservationId}/payment",
            """{ "amount": 10000 }""",
            new Field("amount", Integer, Required: false)
        )
        {
            BodyIsOptional = true,
        },
        new("reservations", "GET", "/reservations", null),
        new("reservation", "GET", "/reservations/{reservationId}", null),
        new("release", "DELETE", "/reservations/{reservationId}", null),
        new(
            "refund",
            "POST",
            "/reservations/{reservationId}/refund",
            """{ "seatIds": [{seatId}] }""",
            new("seatIds", List, Required: false),
            new("seatIds.0", Integer)
        )
        {
            BodyIsOptional = true,
        },
        new("ticket", "GET", "/reservations/{reservationId}/ticket", null),
        new("picture", "GET", "/reservations/{reservationId}/ticket.svg", null),
        new("calendar", "GET", "/reservations/{reservationId}/ticket.ics", null),
        new("find-reservations", "GET", "/admin/reservations", null),
        new("story", "GET", "/admin/reservations/{reservationId}", null),
        new(
            "refund-for-customer",
            "POST",
            "/admin/reservations/{reservationId}/refund",
            """{ "reason": "R", "seatIds": [{seatId}] }""",
            new("reason", Text),
            new("seatIds", List, Required: false),
            new("seatIds.0", Integer)
        ),
        new("balance", "GET", "/balance", null),
        new("charge", "POST", "/balance/charges", """{ "amount": 100 }""", new Field("amount", Integer)),
        new("charges", "GET", "/balance/charges", null),
        new("charge-found", "GET", "/balance/charges/{chargeId}", null),
        new(
            "confirm-charge",
            "POST",
            "/balance/charges/{chargeId}/confirmation",
            """{ "paymentKey": "tgen_1", "orderId": "{chargeId}", "amount": 100 }""",
            new("paymentKey", Text, Required: false),
            new("orderId", Text, Required: false),
            new("amount", Integer, Required: false)
        )
        {
            IgnoresUnknownFields = true,
        },
        new(
            "cancel-charge",
            "POST",
            "/balance/charges/{chargeId}/cancellation",
            """{ "amount": 100 }""",
            new Field("amount", Integer, Required: false)
        )
        {
            BodyIsOptional = true,
        },
        new("charge-discrepancies", "GET", "/admin/charges/discrepancies", null),
        new("entries", "GET", "/balance/entries", null),
        new("payments", "GET", "/payments", null),
        new("payment", "GET", "/payments/{paymentId}", null),
        new(
            "announce",
            "POST",
            "/admin/concerts",
            $$"""
            { "title": "T", "venue": { "name": "V", "address": "A" }, "timeZone": "Asia/Seoul",
              "description": "D", "ageRating": "12+", "runningMinutes": 90,
              "saleOpensAt": "2026-01-01T00:00:00Z", "saleClosesAt": "2031-01-01T00:00:00Z",
              "draft": false, "queuePolicy": { "maxActive": 5, "holdFor": "00:05:00", "paused": false },
              "performances": [ {{Performance}} ] }
            """,
            new("title", Text),
            new("venue", FieldKind.Object),
            new("venue.name", Text),
            new("venue.address", Text, Required: false),
            new("description", Text, Required: false),
            new("ageRating", Text, Required: false),
            new("runningMinutes", Integer, Required: false),
            new("timeZone", Text, Required: false),
            new("saleOpensAt", Time, Required: false),
            new("saleClosesAt", Time, Required: false),
            new("draft", Flag, Required: false),
            new("queuePolicy", FieldKind.Object, Required: false),
            new("queuePolicy.maxActive", Integer, Required: false),
            new("queuePolicy.holdFor", Duration, Required: false),
            new("queuePolicy.paused", Flag, Required: false),
            new("performances", List),
            new("performances.0", FieldKind.Object),
            new("performances.0.startsAt", Time),
            new("performances.0.seats", FieldKind.Object, Required: false)
        ),
        new(
            "add-performance",
            "POST",
            "/admin/concerts/{concertId}/performances",
            Performance,
            new("startsAt", Time),
            new("seats.count", Integer),
            new("seats.price", Integer)
        ),
        new(
            "add-sections",
            "POST",
            "/admin/concerts/{concertId}/performances",
            Sections,
            new("sections", List, Required: false),
            new("sections.0", FieldKind.Object),
            new("sections.0.name", Text),
            new("sections.0.rows", Integer),
            new("sections.0.seatsPerRow", Integer),
            new("sections.0.price", Integer)
        ),
        new(
            "add-plan",
            "POST",
            "/admin/concerts/{concertId}/performances",
            $$"""{ "startsAt": "2031-01-15T20:00:00+09:00", "plan": {{SeatPlan}} }""",
            new("plan", FieldKind.Object, Required: false),
            new("plan.sections", List),
            new("plan.sections.0", FieldKind.Object),
            new("plan.sections.0.name", Text)
        ),
        new(
            "validate-plan",
            "POST",
            "/admin/plans/validation",
            SeatPlan,
            new("sections", List),
            new("sections.0", FieldKind.Object),
            new("sections.0.name", Text),
            new("sections.0.kind", Text, Required: false),
            new("sections.0.capacity", Integer),
            new("sections.0.price", Integer),
            new("sections.1.rows", List),
            new("sections.1.rows.0", FieldKind.Object),
            new("sections.1.rows.0.row", Text, Required: false),
            new("sections.1.rows.0.seats", Integer, Required: false),
            new("sections.1.rows.0.numbers.0", Text),
            new("sections.1.rows.0.gaps.0", List),
            new("sections.1.rows.0.gaps.0.0", Integer),
            new("sections.1.rows.0.accessible.0", Text)
        ),
        new(
            "change-concert",
            "PATCH",
            "/admin/concerts/{concertId}",
            """
            { "title": "T", "venue": { "name": "V", "address": "A" },
              "saleOpensAt": "2026-01-01T00:00:00Z", "saleClosesAt": "2031-01-01T00:00:00Z", "hidden": false }
            """,
            new("title", Text, Required: false),
            new("venue", FieldKind.Object, Required: false),
            new("venue.name", Text, Required: false),
            new("venue.address", Text, Required: false),
            new("saleOpensAt", Time, Required: false),
            new("saleClosesAt", Time, Required: false),
            new("hidden", Flag, Required: false)
        ),
        new(
            "change-performance",
            "PATCH",
            "/admin/concerts/{concertId}/performances/{performanceId}",
            """{ "startsAt": "2031-01-15T20:00:00+09:00", "prices": { "standard": 10000 } }""",
            new("startsAt", Time, Required: false),
            new("prices", FieldKind.Object, Required: false),
            new("prices.standard", Integer, Required: false)
        ),
        new("remove-concert", "DELETE", "/admin/concerts/{concertId}", null),
        new("publish", "POST", "/admin/concerts/{concertId}/publication", null),
        new(
            "copy",
            "POST",
            "/admin/concerts/{concertId}/copies",
            """{ "title": "T", "performances": [ { "startsAt": "2031-01-15T20:00:00+09:00" } ] }""",
            new("title", Text, Required: false),
            new("performances", List),
            new("performances.0", FieldKind.Object),
            new("performances.0.startsAt", Time)
        ),
        new("admin-concerts", "GET", "/admin/concerts", null),
        new("admin-concert", "GET", "/admin/concerts/{concertId}", null),
        new("admin-performance", "GET", "/admin/concerts/{concertId}/performances/{performanceId}", null),
        new("history", "GET", "/admin/concerts/{concertId}/history", null),
        new(
            "cancel-concert",
            "POST",
            "/admin/concerts/{concertId}/cancellation",
            """{ "reason": "The singer is ill" }""",
            new Field("reason", Text)
        ),
        new("concert-cancellation", "GET", "/admin/concerts/{concertId}/cancellation", null),
        new(
            "cancel-performance",
            "POST",
            "/admin/concerts/{concertId}/performances/{performanceId}/cancellation",
            """{ "reason": "The singer is ill" }""",
            new Field("reason", Text)
        ),
        new("cancellation", "GET", "/admin/concerts/{concertId}/performances/{performanceId}/cancellation", null),
        new("failures", "GET", "/admin/concerts/{concertId}/performances/{performanceId}/cancellation/failures", null),
        new("stats", "GET", "/admin/concerts/{concertId}/stats", null),
        new("export", "GET", "/admin/concerts/{concertId}/reservations.csv", null),
        new(
            "check-in",
            "POST",
            "/admin/check-ins",
            """{ "code": "x", "deviceId": "door-1" }""",
            new("code", Text),
            new("deviceId", Text, Required: false)
        ),
        new(
            "read-code",
            "POST",
            "/admin/code-readings",
            $$"""{ "pixels": "{{Convert.ToBase64String(new byte[21 * 21])}}" }""",
            new Field("pixels", Text)
        ),
        new("door-list", "GET", "/admin/performances/{performanceId}/door-list", null),
        new(
            "door-upload",
            "POST",
            "/admin/performances/{performanceId}/door-list/admissions",
            """{ "deviceId": "door-1", "items": [ { "ticketId": "x", "at": "2026-01-01T00:00:00Z" } ] }""",
            new("deviceId", Text),
            new("items", List),
            new("items.0", FieldKind.Object),
            new("items.0.ticketId", Text),
            new("items.0.at", Time)
        ),
        new(
            "block",
            "PUT",
            "/admin/concerts/{concertId}/performances/{performanceId}/seat-blocks",
            """{ "seatIds": [{seatId}], "reason": "Sound desk" }""",
            new("seatIds", List),
            new("seatIds.0", Integer),
            new("reason", Text)
        ),
        new(
            "unblock",
            "DELETE",
            "/admin/concerts/{concertId}/performances/{performanceId}/seat-blocks?seatIds={seatId}",
            null
        ),
        new(
            "issue",
            "POST",
            "/admin/concerts/{concertId}/performances/{performanceId}/issues",
            """
            { "seatIds": [{seatId}], "holder": { "name": "Guest", "email": "guest@test.example", "language": "en" },
              "method": "comp", "reason": "Guest of the band" }
            """,
            new("seatIds", List),
            new("seatIds.0", Integer),
            new("holder", FieldKind.Object),
            new("holder.name", Text),
            new("holder.email", Text, Required: false),
            new("holder.language", Text, Required: false),
            new("method", Text),
            new("reason", Text, Required: false)
        ),
        new("house-plan", "GET", "/admin/concerts/{concertId}/performances/{performanceId}/seat-plan", null),
        new("house-states", "GET", "/admin/concerts/{concertId}/performances/{performanceId}/seat-states", null),
        new("settlement", "GET", "/admin/performances/{performanceId}/settlement", null),
        new("settlement-file", "GET", "/admin/performances/{performanceId}/settlement.csv", null),
        new("issued-ticket", "GET", "/admin/reservations/{reservationId}/ticket", null),
        new("staff", "GET", "/admin/staff", null),
        new(
            "add-staff",
            "POST",
            "/admin/staff",
            """
            { "email": "new-staff@test.example", "name": "New", "password": "correct horse", "role": "gate",
              "performanceIds": [{performanceId}] }
            """,
            new("email", Text),
            new("name", Text),
            new("password", Text),
            new("role", Text),
            new("performanceIds.0", Integer)
        ),
        new("one-of-staff", "GET", "/admin/staff/{staffId}", null),
        new(
            "change-staff",
            "PATCH",
            "/admin/staff/{staffId}",
            """{ "name": "Other", "role": "gate", "performanceIds": [{performanceId}] }""",
            new("name", Text, Required: false),
            new("role", Text, Required: false),
            new("performanceIds.0", Integer)
        ),
        new("remove-staff", "DELETE", "/admin/staff/{staffId}", null),
        new("remove-staff-authenticator", "DELETE", "/admin/staff/{staffId}/authenticator", null),
        new("mail", "POST", "/admin/reservations/{reservationId}/mail", null),
        new(
            "message",
            "POST",
            "/admin/concerts/{concertId}/messages",
            """{ "to": "holders", "performanceId": {performanceId}, "subject": "S", "text": "T" }""",
            new("to", Text),
            new("performanceId", Integer, Required: false),
            new("subject", Text),
            new("text", Text)
        ),
        new("audit", "GET", "/admin/audit", null),
        new("security-events", "GET", "/admin/security-events", null),
        new("sessions", "GET", "/auth/sessions", null),
        new("end-session", "DELETE", "/auth/sessions/{sessionId}", null),
        new("end-other-sessions", "DELETE", "/auth/sessions", null),
        new(
            "change-password",
            "POST",
            "/users/me/password",
            """{ "currentPassword": "correct horse", "newPassword": "purple staple window" }""",
            new("currentPassword", Text),
            new("newPassword", Text)
        ),
        new(
            "request-reset",
            "POST",
            "/auth/password-resets",
            """{ "email": "nobody@test.example" }""",
            new Field("email", Text)
        ),
        new(
            "confirm-reset",
            "POST",
            "/auth/password-resets/confirm",
            """{ "token": "x", "newPassword": "purple staple window" }""",
            new("token", Text),
            new("newPassword", Text)
        ),
        new("request-verification", "POST", "/auth/email-verifications", null),
        new(
            "confirm-verification",
            "POST",
            "/auth/email-verifications/confirm",
            """{ "token": "x" }""",
            new Field("token", Text)
        ),
        new("invariants", "GET", "/admin/invariants", null),
        new("policy", "GET", "/admin/concerts/{concertId}/queue-policy", null),
        new(
            "change-policy",
            "PUT",
            "/admin/concerts/{concertId}/queue-policy",
            Policy,
            new("maxActive", Integer),
            new("admitPerSecond", Number, Required: false),
            new("activeFor", Duration),
            new("claimWithin", Duration),
            new("holdFor", Duration),
            new("maxSeatsPerReservation", Integer),
            new("maxSeatsPerUser", Integer),
            new("paused", Flag)
        ),
        new(
            "change-part-of-policy",
            "PATCH",
            "/admin/concerts/{concertId}/queue-policy",
            Policy,
            new("maxActive", Integer, Required: false),
            new("admitPerSecond", Number, Required: false),
            new("activeFor", Duration, Required: false),
            new("claimWithin", Duration, Required: false),
            new("holdFor", Duration, Required: false),
            new("maxSeatsPerReservation", Integer, Required: false),
            new("maxSeatsPerUser", Integer, Required: false),
            new("paused", Flag, Required: false)
        ),
    ];

    public static Operation Of(string name) => All.Single(operation => operation.Name == name);

    public static IEnumerable<Operation> WithBody => All.Where(operation => operation.Body is not null);
}
