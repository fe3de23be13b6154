namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>Every page of the frontend by its name in <c>routes.json</c>, some of them in several states.</summary>
internal static class PageStates
{
    public static IReadOnlyDictionary<string, Func<Service, Task<PageState>>> All { get; } =
        new Dictionary<string, Func<Service, Task<PageState>>>(StringComparer.Ordinal)
        {
            ["concerts"] = PublicPages.ConcertsAsync,
            ["concert"] = PublicPages.ConcertAsync,
            ["sign-in"] = PublicPages.SignInAsync,
            ["sign-up"] = PublicPages.SignUpAsync,
            ["error"] = PublicPages.ErrorAsync,
            ["account"] = AccountPages.AccountAsync,
            ["account-forgot"] = AccountPages.ForgotAsync,
            ["account-reset"] = AccountPages.ResetAsync,
            ["account-verify"] = AccountPages.VerifyAsync,
            ["operator-security"] = AccountPages.SecurityAsync,
            ["line"] = LinePages.WaitingAsync,
            ["line-turn"] = LinePages.TurnAsync,
            ["line-not-in-line"] = LinePages.NotInLineAsync,
            ["dates"] = PurchasePages.DatesAsync,
            ["seats"] = PurchasePages.SeatsAsync,
            ["seats-arena"] = PurchasePages.ArenaAsync,
            ["seats-arena-block"] = PurchasePages.ArenaBlockAsync,
            ["seats-list"] = PurchasePages.SeatListAsync,
            ["reservation"] = PurchasePages.HeldAsync,
            ["reservation-top-up"] = PurchasePages.TopUpAsync,
            ["reservation-paid"] = PurchasePages.PaidAsync,
            ["ticket"] = PurchasePages.TicketAsync,
            ["reservations"] = PurchasePages.ReservationsAsync,
            ["wallet"] = PurchasePages.WalletAsync,
            ["charge"] = PurchasePages.ChargeAsync,
            ["operator"] = OperatorPages.OverviewAsync,
            ["operator-new-concert"] = OperatorPages.NewAsync,
            ["operator-edit-concert"] = OperatorPages.EditAsync,
            ["operator-copy-concert"] = OperatorPages.CopyAsync,
            ["operator-edit-performance"] = OperatorPages.EditPerformanceAsync,
            ["operator-concert"] = OperatorPages.LiveAsync,
            ["operator-cancellation"] = OperatorPages.CancellationAsync,
            ["operator-cancellation-progress"] = OperatorPages.CancelledAsync,
            ["operator-house"] = OperatorPages.HouseAsync,
            ["operator-box-office"] = OperatorPages.BoxOfficeAsync,
            ["operator-house-of-the-box-office"] = OperatorPages.BoxOfficeSeatsAsync,
            ["operator-settlement"] = OperatorPages.SettlementAsync,
            ["operator-check-in"] = OperatorPages.CheckInAsync,
            ["operator-check-in-door"] = OperatorPages.DoorAsync,
            ["operator-staff"] = OperatorPages.StaffAsync,
            ["operator-audit"] = OperatorPages.AuditAsync,
            ["operator-authenticator"] = OperatorPages.AuthenticatorAsync,
            ["operator-find"] = OperatorPages.FindAsync,
            ["operator-reservation"] = OperatorPages.ReservationAsync,
        };
}
