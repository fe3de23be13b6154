using System.Globalization;
using System.Text.Json.Nodes;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Concerts;
using ConcertReservation.Api.Privacy;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Cancellations;
using ConcertReservation.Application.Charges;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.HouseSeats;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace ConcertReservation.Api.Documentation;

/// <summary>
/// One example of each response, created from the response's own type, so that it always has the right shape.
/// </summary>
internal static class Examples
{
    private const string SignedToken = "CfDJ8N3x0qk…";
    private static readonly Guid UserId = Guid.Parse("0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01");
    private static readonly Guid TokenId = Guid.Parse("0193a5c3-1f0d-7a10-8a55-0c6f1d9b7e02");
    private static readonly Guid ReservationId = Guid.Parse("0193a5c4-2d6b-7e21-b7f3-91c2a4d0ff03");
    private const string Number = "K7Q2-94MX";
    private static readonly string Ticket = new TicketId(ReservationId, SeatId: 7).ToString();
    private static readonly Guid PaymentId = Guid.Parse("0193a5c5-4e8f-7b32-a1c9-3b7de8f21404");
    private static readonly Guid EntryId = Guid.Parse("0193a5c5-4e8f-7d43-92e0-6a1f0c5b2505");
    private static readonly Guid SessionId = Guid.Parse("0193a5c6-0b1c-7e10-8f3d-2a6c9e5d1b06");
    private static readonly DateTimeOffset Now = At("2026-12-01T11:00:00Z");
    private static readonly DateTimeOffset StartsAt = At("2027-01-15T11:00:00Z");
    private static readonly DateOnly Date = new(2027, 1, 15);
    private static readonly Venue Venue = new("한강홀 · Hangang Hall", "서울시 영등포구 여의동로 330");
    private static readonly ReservedSeat Seat = new(7, "7", null, null, 50_000);

    private static readonly AccountExportDocument ExportedAccount = new(
        Now,
        new JsonObject
        {
            ["userId"] = UserId.ToString(),
            ["email"] = "minji@example.com",
            ["name"] = "김민지",
        },
        Authenticator: null,
        Sessions: [],
        SessionRefreshes: [],
        new JsonObject { ["balance"] = 50_000, ["currency"] = Wallet.Currency },
        Entries:
        [
            new JsonObject
            {
                ["entryId"] = EntryId.ToString(),
                ["amount"] = 50_000,
                ["cause"] = "charge",
            },
        ],
        Payments: [],
        Refunds: [],
        RefundedSeats: [],
        Reservations: [],
        Seats: [],
        CheckIns: [],
        QueueTokens: [],
        Mails: [],
        AccountMails: [],
        MailedLinks: [],
        SecurityEvents: [],
        Refusals: [],
        StoredResponses: [],
        OperatorActions: []
    );
    private static readonly StaffResult Staff = new(UserId, "door@example.com", "박도훈", Role.Gate, [1]);
    private static readonly DoorConflict Conflict = new(
        Ticket,
        StartsAt.AddMinutes(-30),
        "door-1f0c5b25",
        StartsAt.AddMinutes(-25),
        "door-9b7e02aa"
    );
    private static readonly PerformanceResult Performance = new(1, StartsAt, Date, 50_000, 50, 49);
    private static readonly ConcertPerformanceResult Listed = new(
        1,
        StartsAt,
        Date,
        PerformanceStatus.Scheduled,
        50_000,
        50,
        49,
        StartsAt.AddDays(-1)
    );
    private static readonly ConcertResult Concert = new(
        1,
        "겨울밤의 재즈",
        Venue,
        "피아노 트리오의 밤",
        "12+",
        120,
        "Asia/Seoul",
        Now,
        null,
        SaleState.Open,
        4,
        8,
        [Listed]
    );
    private static readonly QueueTokenResult WaitingToken = new(
        SignedToken,
        TokenId,
        1,
        QueueTokenStatus.Waiting,
        128,
        127,
        42,
        Now,
        null,
        null,
        3,
        SoldOut: false
    );
    private static readonly Guid ChargeId = Guid.Parse("0193a5c5-4e8f-7d43-92e0-6a1f0c5b2506");
    private static readonly ChargeDetails Charge = new(
        ChargeId,
        100_000,
        ChargeState.PartlyCancelled,
        Now,
        Now.AddMinutes(30),
        Now.AddMinutes(1),
        ChargeId,
        CancelledAmount: 30_000,
        Reason: null,
        Checkout: null,
        [new ChargeCancellationDetails(EntryId, 30_000, ChargeCancellationStatus.Done, Now.AddDays(1), Reason: null)]
    );
    private static readonly ChargeDiscrepancyResult Discrepancy = new(
        EntryId,
        Now,
        PaymentProviderName.TossPayments,
        ChargeDiscrepancyKind.AnotherPayment,
        "tgen_20261201200001ab3d5",
        ChargeId,
        Expected: 100_000,
        Found: 90_000
    );
    private static readonly ReservationResult Reservation = new(
        ReservationId,
        Number,
        1,
        Concert.Title,
        1,
        StartsAt,
        PerformanceStatus.Scheduled,
        ReservationStatus.Held,
        [Seat],
        50_000,
        Now,
        Now.AddMinutes(5),
        null,
        null,
        null,
        null
    );
    private static readonly FoundReservation Found = new(
        ReservationId,
        Number,
        1,
        Concert.Title,
        Concert.TimeZone,
        1,
        StartsAt,
        "김민지",
        "minji@example.com",
        ReservationStatus.Paid,
        [Seat],
        50_000,
        Now,
        Now.AddMinutes(5),
        Now.AddMinutes(1),
        null,
        null
    );
    private static readonly ReservationStory Story = new(
        ReservationId,
        Number,
        1,
        Concert.Title,
        1,
        StartsAt,
        UserId,
        "김민지",
        "minji@example.com",
        ReservationStatus.Paid,
        [new StorySeat(Seat.SeatId, Seat.Number, Seat.Section, Seat.Row, Seat.Price, null)],
        50_000,
        Now,
        Now.AddMinutes(5),
        Now.AddMinutes(1),
        PaymentId,
        null,
        null,
        [
            new StoryEvent(Now.AddMinutes(-9), StoryKind.Joined) { Place = 1_204 },
            new StoryEvent(Now.AddMinutes(-1), StoryKind.TurnBegan),
            new StoryEvent(Now.AddSeconds(-5), StoryKind.Refused)
            {
                Operation = RefusedOperation.Hold,
                Code = ErrorCode.SeatUnavailable,
                PerformanceId = 1,
            },
            new StoryEvent(Now, StoryKind.Held),
            new StoryEvent(Now.AddMinutes(1), StoryKind.Paid),
            new StoryEvent(Now.AddMinutes(1), StoryKind.TurnEnded) { TurnStatus = QueueTokenStatus.Completed },
            new StoryEvent(Now.AddMinutes(1).AddSeconds(1), StoryKind.Mailed) { Mail = MailKind.Confirmation },
        ]
    );
    private static readonly PaymentView Payment = new(
        PaymentId,
        ReservationId,
        Concert.Title,
        PaymentMethod.Wallet,
        50_000,
        Now,
        null,
        0
    );
    private static readonly EntryResult Entry = new(
        EntryId,
        Now,
        -50_000,
        50_000,
        LedgerCause.Payment,
        ReservationId,
        PaymentId
    );

    private static readonly EditableConcertResult Editable = new(
        1,
        "5f1c0a9be2d47713a0c1d2e3",
        Concert.Title,
        Venue,
        Concert.Description,
        Concert.AgeRating,
        Concert.RunningMinutes,
        Concert.TimeZone,
        Now,
        null,
        SaleState.Open,
        [new EditablePerformanceSummary(1, StartsAt, Date, PerformanceStatus.Scheduled, 50_000, 50)]
    );

    private static readonly CancellationResult Cancellation = new(
        1,
        CancellationStatus.Refunding,
        "The singer is ill",
        Total: 46,
        Refunded: 31,
        Failed: 0,
        Now,
        FinishedAt: null
    );

    public static IReadOnlyDictionary<Type, object> ByType { get; } =
        new object[]
        {
            new AccountResult(UserId, "minji@example.com", "김민지", Role.Customer),
            new OwnAccountResult(UserId, "minji@example.com", "김민지", Role.Customer, []),
            new AuthenticatorResult(Enabled: true, Now, RecoveryCodesLeft: 10),
            new AuthenticatorSecret(
                "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                "otpauth://totp/Concert%20Reservation:door%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Concert%20Reservation",
                "<svg xmlns=\"http://www.w3.org/2000/svg\">…</svg>"
            ),
            new RecoveryCodesResult(["k7q2-94mx-2b8d-0vtz-w5ne-1c3h", "…"]),
            ExportedAccount,
            Staff,
            new Page<StaffResult>([Staff], null),
            new AccessTokenResponse
            {
                AccessToken = "CfDJ8…",
                RefreshToken = "CfDJ8…",
                ExpiresIn = 3600,
            },
            Concert,
            Performance,
            Listed,
            new Page<ConcertResult>([Concert], null),
            Editable,
            new Page<EditableConcertResult>([Editable], null),
            new EditablePerformanceResult(
                1,
                1,
                "e2d477135f1c0a9ba0c1d2e3",
                StartsAt,
                Date,
                PerformanceStatus.Scheduled,
                50,
                [new NamedPrice(NamedPrice.Standard, 50_000)]
            ),
            new Page<PerformanceResult>([Performance], null),
            new SeatsResult(1, Date, StartsAt, [new SeatResult(7, "7", null, null, 50_000, SeatStatus.Available)]),
            new PlanDocument
            {
                Sections =
                [
                    new PlanSectionDocument
                    {
                        Name = "1층 A구역",
                        Price = 132_000,
                        Kind = SectionKind.Seated,
                        Rows =
                        [
                            new PlanRowDocument
                            {
                                Row = "A",
                                Seats = 24,
                                Gaps =
                                [
                                    [11, 2],
                                ],
                                Accessible = ["1", "24"],
                            },
                        ],
                    },
                    new PlanSectionDocument
                    {
                        Name = "스탠딩",
                        Price = 110_000,
                        Kind = SectionKind.Standing,
                        Capacity = 800,
                    },
                ],
            },
            new SeatPlanResult(
                1,
                "5f1c0a9be2d47713",
                2,
                [new NamedPrice("VIP", 50_000)],
                [new SeatPlanSection("VIP", [new SeatPlanRow("A", [new(7, "VIP-A1", 0), new(8, "VIP-A2", 0)])])]
            ),
            new SeatStatesResult(1, "5f1c0a9be2d47713", "AV8cCpvi1HcT…", null, [new SeatStateChange(0, 1)]),
            new AvailabilityResult([
                new AvailableDate(
                    Date,
                    [new AvailablePerformance(1, StartsAt, [new AvailableSeat(7, "7", null, null, 50_000)])]
                ),
            ]),
            WaitingToken,
            new WaitingAnswer(QueueGateFilter.WaitingMessage, WaitingToken),
            QueuePolicy.Default,
            new MessageResult(
                MessageRecipients.Waiting,
                new LineNotice("잠시 멈췄습니다 · A short break", "순서는 그대로입니다. · You keep your place.", Now),
                SentAt: null
            ),
            Reservation,
            new Page<ReservationResult>([Reservation], null),
            new TicketResult(
                ReservationId,
                Number,
                "CfDJ8…",
                Concert.Title,
                Venue,
                StartsAt,
                [Seat],
                "김민지",
                [new SeatTicket(Ticket, Seat.SeatId, Seat.Number, Seat.Section, Seat.Row, "CfDJ8…", null)]
            ),
            new Page<FoundReservation>([Found], null),
            Story,
            new StaffRefundReceipt(EntryId, ReservationId, 50_000, Now),
            new PaymentReceipt(PaymentId, ReservationId, 50_000, Now, 50_000),
            new RefundReceipt(EntryId, ReservationId, 50_000, Now, 100_000),
            Payment,
            new Page<PaymentView>([Payment], null),
            new TurnMailResult(TokenId, "minji@example.com", Requested: true),
            new OpenedCharge(
                ChargeId,
                100_000,
                ChargeState.Pending,
                Now.AddMinutes(30),
                new ChargeCheckout(
                    PaymentProviderName.TossPayments,
                    "https://js.tosspayments.com/v2/standard",
                    ChargeId.ToString(),
                    "예매 잔액 충전",
                    Wallet.Currency,
                    "test_gck_…",
                    UserId.ToString(),
                    PublishableKey: null,
                    ClientSecret: null
                )
            ),
            new ChargeConfirmation(ChargeId, ChargeState.Paid, 100_000, ChargeId, 150_000),
            Charge,
            new Page<ChargeDetails>([Charge], null),
            new ChargeCancellationResult(EntryId, ChargeId, 30_000, ChargeCancellationStatus.Done, 30_000, 120_000),
            Discrepancy,
            new Page<ChargeDiscrepancyResult>([Discrepancy], null),
            new QueuedMail(ReservationId, "minji@example.com", Now),
            new CodeReadingResult(["AZ3vQ0b5d2mKc1xqv9b7Rg8n1Zt4yHcJ0Q2eXw7uLkPf3sVb"]),
            new CheckInResult(
                ReservationId,
                Number,
                Ticket,
                "김민지",
                [Seat],
                StartsAt.AddMinutes(-20),
                Concert.Title,
                PerformanceId: 1,
                StartsAt,
                Admitted: 31,
                Expected: 46
            ),
            new ExpectedTicketsResult(
                PerformanceId: 1,
                Admitted: 31,
                Expected: 46,
                [new ExpectedTicket(Ticket, ReservationId, Seat.Number, Seat.Section, Seat.Row, "김민지", null)],
                NextCursor: null,
                [Conflict],
                []
            ),
            new DoorListResult(
                1,
                Concert.Title,
                StartsAt,
                [new DoorTicket(Ticket, ["3q2+7w…"], Seat.Number, Seat.Section, Seat.Row, "김민지", null)]
            ),
            new DoorUploadResult(
                2,
                [Conflict],
                [new RefusedAdmission(Ticket, StartsAt.AddMinutes(-20), ErrorCode.ReservationRefunded)]
            ),
            Cancellation,
            new ConcertCancellationResult(1, Cancellation.Status, 46, 31, 0, Now, null, [Cancellation]),
            new Page<CancellationFailureResult>(
                [
                    new CancellationFailureResult(
                        ReservationId,
                        "김민지",
                        "minji@example.com",
                        PaymentMethod.Wallet,
                        50_000,
                        "The schema refused a write.",
                        Failures: 1,
                        Now,
                        Now.AddMinutes(1)
                    ),
                ],
                null
            ),
            new SaleStatsResult(
                1_280,
                100,
                96.5,
                31,
                7,
                12,
                4,
                600_000,
                [
                    new MethodSales(PaymentMethod.Wallet, 9, 450_000),
                    new MethodSales(PaymentMethod.BoxOffice, 3, 150_000),
                    new MethodSales(PaymentMethod.Comp, 0, 0),
                ],
                Now
            ),
            new SettlementResult(
                1,
                Wallet.Currency,
                [
                    new SettlementItem(50_000, PaymentMethod.BoxOffice, Sold: 3, Refunded: 0, Amount: 150_000),
                    new SettlementItem(50_000, PaymentMethod.Wallet, Sold: 10, Refunded: 1, Amount: 450_000),
                ],
                Sold: 650_000,
                Refunded: 50_000,
                Net: 600_000
            ),
            new IssuedReservationResult(
                ReservationId,
                1,
                Concert.Title,
                1,
                StartsAt,
                ReservationStatus.Paid,
                [Seat],
                50_000,
                Now,
                Now,
                Now,
                PaymentId,
                null,
                null,
                new HolderResult("김민지", "minji@example.com", Language.Ko),
                PaymentMethod.BoxOffice,
                [new SeatTicket(Ticket, Seat.SeatId, Seat.Number, Seat.Section, Seat.Row, "CfDJ8…", null)]
            ),
            new SaleHistoryResult(
                1,
                Now.AddMinutes(-1),
                Now,
                TimeSpan.FromMinutes(1),
                [
                    new SaleHistoryPoint(
                        Now,
                        Waiting: 1_280,
                        Active: 100,
                        Admitted: 96,
                        NoShows: 3,
                        Holds: 41,
                        new Dictionary<string, long>(StringComparer.Ordinal) { ["seat_unavailable"] = 12 },
                        Sold: 12,
                        Revenue: 600_000
                    ),
                ]
            ),
            new InvariantsResult(true, [new InvariantResult("one live reservation per seat", true, 0)]),
            new Page<AuditResult>(
                [new AuditResult(EntryId, Now, UserId, "박도훈", "queue_policy.change", "concert/1", null, null)],
                null
            ),
            new Page<SessionResult>(
                [new SessionResult(SessionId, Now, Now.AddHours(1), "198.51.100.7", "Mozilla/5.0 …", Current: true)],
                null
            ),
            new Page<SecurityEventResult>(
                [
                    new SecurityEventResult(
                        EntryId,
                        Now,
                        SecurityEventKind.SignInRefused,
                        UserId,
                        "minji@example.com",
                        "김민지",
                        null,
                        null,
                        "198.51.100.7",
                        "Mozilla/5.0 …",
                        Times: 3,
                        null
                    ),
                ],
                null
            ),
            new BalanceResult(100_000, Wallet.Currency),
            new ChargeResult(EntryId, 100_000, 100_000),
            Entry,
            new Page<EntryResult>([Entry], null),
        }.ToDictionary(example => example.GetType());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
