namespace ConcertReservation.Infrastructure.Privacy;

/// <summary>
/// What is kept about an account, table by table. Secrets and hashes are left out: the password, tokens, and the secret of
/// the authenticator.
/// </summary>
internal static class ExportSections
{
    public static IReadOnlyList<ExportSection> All { get; } =
    [.. ExportedAccount.Sections, .. ExportedPurchases.Sections, .. ExportedTraces.Sections];
}

internal static class ExportedAccount
{
    public static IReadOnlyList<ExportSection> Sections { get; } =
    [
        new(
            "account",
            """
            SELECT id AS "userId", email, email_verified_at AS "emailVerifiedAt", name, role, language,
                performance_ids AS "performanceIds", reset_mailed_at AS "resetMailedAt",
                verification_mailed_at AS "verificationMailedAt"
            FROM accounts WHERE id = $1
            """,
            IsList: false
        ),
        new(
            "authenticator",
            """
            SELECT proposed_at AS "proposedAt", enabled_at AS "enabledAt", (SELECT count(*) FROM recovery_codes
                WHERE user_id = $1 AND used_at IS NULL) AS "recoveryCodesLeft"
            FROM authenticators WHERE user_id = $1
            """,
            IsList: false
        ),
        new(
            "sessions",
            """
            SELECT session_id AS "sessionId", created_at AS "createdAt", last_used_at AS "lastUsedAt",
                expires_at AS "expiresAt", ended_at AS "endedAt", address, network, user_agent AS "userAgent"
            FROM sessions WHERE user_id = $1 ORDER BY created_at
            """
        ),
        new(
            "sessionRefreshes",
            """
            SELECT session_id AS "sessionId", used_at AS "usedAt", used_address AS "address",
                used_user_agent AS "userAgent"
            FROM refresh_tokens WHERE user_id = $1 AND used_at IS NOT NULL
                AND session_id IN (SELECT session_id FROM sessions WHERE user_id = $1) ORDER BY used_at
            """
        ),
    ];
}

internal static class ExportedPurchases
{
    public static IReadOnlyList<ExportSection> Sections { get; } =
    [
        new("wallet", "SELECT balance, 'KRW' AS currency FROM wallets WHERE user_id = $1", IsList: false),
        new(
            "entries",
            """
            SELECT id AS "entryId", at, amount, balance_after AS "balanceAfter", cause,
                reservation_id AS "reservationId", payment_id AS "paymentId"
            FROM ledger_entries WHERE user_id = $1 ORDER BY sequence
            """
        ),
        new(
            "payments",
            """
            /* every shard */ SELECT id AS "paymentId", reservation_id AS "reservationId", method, amount,
                paid_at AS "paidAt"
            FROM payments WHERE user_id = $1 ORDER BY id
            """
        ),
        new(
            "refunds",
            """
            /* every shard */ SELECT id AS "refundId", payment_id AS "paymentId", reservation_id AS "reservationId",
                amount, refunded_at AS "refundedAt", operator_id IS NOT NULL AS "byOperator", reason
            FROM refunds WHERE user_id = $1 ORDER BY id
            """
        ),
        new(
            "refundedSeats",
            """
            /* every shard */ SELECT refund_id AS "refundId", seat_id AS "seatId", price
            FROM refunded_seats JOIN refunds ON refunds.id = refund_id WHERE refunds.user_id = $1
            ORDER BY refund_id, seat_id
            """
        ),
        new(
            "reservations",
            """
            /* every shard */ SELECT reservations.id AS "reservationId", serial AS "number",
                reservations.concert_id AS "concertId", concerts.title AS "concertTitle",
                reservations.performance_id AS "performanceId", starts_at AS "startsAt", status,
                total_price AS "totalPrice", refunded_part AS "refundedPart", held_at AS "heldAt",
                expires_at AS "expiresAt", paid_at AS "paidAt", reservations.cancelled_at AS "cancelledAt",
                refunded_at AS "refundedAt", checked_in_at AS "checkedInAt"
            FROM reservations
            JOIN concerts ON concerts.id = reservations.concert_id
            JOIN performances ON performances.concert_id = reservations.concert_id
                AND performances.id = reservations.performance_id
            WHERE reservations.user_id = $1 ORDER BY reservations.id
            """
        ),
        new(
            "seats",
            """
            /* every shard */ SELECT reserved.reservation_id AS "reservationId", seat_id AS "seatId", seats.section,
                seats.row, seats.number, reserved.price
            FROM reservations
            JOIN reservation_seats AS reserved ON reserved.concert_id = reservations.concert_id
                AND reserved.reservation_id = reservations.id
            JOIN seats ON seats.concert_id = reserved.concert_id AND seats.id = seat_id
            WHERE reservations.user_id = $1 ORDER BY reserved.reservation_id, seat_id
            """
        ),
        new(
            "checkIns",
            """
            /* every shard */ SELECT check_ins.reservation_id AS "reservationId", seat_id AS "seatId", at
            FROM reservations
            JOIN check_ins ON check_ins.concert_id = reservations.concert_id
                AND check_ins.reservation_id = reservations.id
            WHERE reservations.user_id = $1 ORDER BY at
            """
        ),
    ];
}

internal static class ExportedTraces
{
    // No index of the mails begins with the user: their ids are those of payments and refunds, or a mailing has them.
    private const string MailColumns = """
        mails.id AS "mailId", mails.kind, mails.concert_id AS "concertId", mails.reservation_id AS "reservationId",
        mails.status, mails.queued_at AS "queuedAt", mails.ended_at AS "endedAt",
        coalesce(mails.content, mailings.content) AS "content"
        """;

    public static IReadOnlyList<ExportSection> Sections { get; } =
    [
        new(
            "queueTokens",
            """
            /* every shard */ SELECT id AS "tokenId", concert_id AS "concertId", place, status, issued_at AS "issuedAt",
                activated_at AS "activatedAt", claimed_at AS "claimedAt", expires_at AS "expiresAt",
                last_held_at AS "lastHeldAt", paid_at AS "paidAt", ended_at AS "endedAt"
            FROM queue_tokens WHERE user_id = $1
                AND (status IN ('completed', 'expired', 'left') OR status IN ('waiting', 'active'))
            ORDER BY issued_at
            """
        ),
        new(
            "mails",
            $"""
            /* every shard */ SELECT {MailColumns} FROM mails LEFT JOIN mailings ON mailings.id = mailing_id
            WHERE mails.user_id = $1 AND mails.id IN (
                SELECT id FROM payments WHERE user_id = $1 UNION ALL SELECT id FROM refunds WHERE user_id = $1)
            UNION ALL
            SELECT {MailColumns} FROM mailings JOIN mails ON mailing_id = mailings.id AND mails.user_id = $1
            """
        ),
        new(
            "accountMails",
            """
            SELECT id AS "mailId", kind, status, queued_at AS "queuedAt", ended_at AS "endedAt" FROM mails
            WHERE user_id = $1 AND concert_id = 0 ORDER BY queued_at
            """
        ),
        new(
            "mailedLinks",
            """
            SELECT kind, email, created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt"
            FROM account_tokens WHERE user_id = $1 ORDER BY created_at
            """
        ),
        new(
            "securityEvents",
            """
            SELECT at, kind, by_user_id IS NOT NULL AS "byOperator", address, user_agent AS "userAgent", times, detail
            FROM security_events WHERE user_id = $1 ORDER BY id
            """
        ),
        new(
            "refusals",
            """
            /* every shard */ SELECT at, operation, code, concert_id AS "concertId", performance_id AS "performanceId",
                reservation_id AS "reservationId"
            FROM refusals WHERE user_id = $1 ORDER BY at
            """
        ),
        new(
            "storedResponses",
            """
            SELECT key AS "idempotencyKey", at, status, location, body FROM idempotency_keys WHERE user_id = $1
            ORDER BY at
            """
        ),
        new(
            "operatorActions",
            """
            /* every shard */ SELECT at, action, target, before, after FROM audit_entries WHERE operator_id = $1
            ORDER BY id
            """
        ),
    ];
}
