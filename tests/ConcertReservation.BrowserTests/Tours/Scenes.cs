namespace ConcertReservation.BrowserTests.Tours;

/// <summary>Every page of the frontend by its name in <c>routes.json</c>, and some of them in more than one state.</summary>
internal static class Scenes
{
    public static IReadOnlyDictionary<string, Func<Service, Task<Scene>>> All { get; } =
        new Dictionary<string, Func<Service, Task<Scene>>>(StringComparer.Ordinal)
        {
            ["concerts"] = EntranceScenes.ConcertsAsync,
            ["concert"] = EntranceScenes.ConcertAsync,
            ["sign-in"] = EntranceScenes.SignInAsync,
            ["sign-up"] = EntranceScenes.SignUpAsync,
            ["trouble"] = EntranceScenes.TroubleAsync,
            ["line"] = LineScenes.WaitingAsync,
            ["line-turn"] = LineScenes.TurnAsync,
            ["line-outside"] = LineScenes.OutsideAsync,
            ["dates"] = PurchaseScenes.DatesAsync,
            ["seats"] = PurchaseScenes.SeatsAsync,
            ["reservation"] = PurchaseScenes.HeldAsync,
            ["reservation-short"] = PurchaseScenes.ShortAsync,
            ["reservation-paid"] = PurchaseScenes.PaidAsync,
            ["ticket"] = PurchaseScenes.TicketAsync,
            ["reservations"] = PurchaseScenes.ReservationsAsync,
            ["wallet"] = PurchaseScenes.WalletAsync,
            ["desk"] = DeskScenes.DeskAsync,
            ["desk-new"] = DeskScenes.NewAsync,
            ["desk-edit"] = DeskScenes.EditAsync,
            ["desk-concert"] = DeskScenes.LiveAsync,
            ["desk-check-in"] = DeskScenes.CheckInAsync,
            ["desk-audit"] = DeskScenes.AuditAsync,
        };
}
