namespace ConcertReservation.IntegrationTests.Reservations;

internal static class BestSeatsCalls
{
    /// <param name="person">Admitted.</param>
    /// <param name="concert">The concert.</param>
    /// <param name="best">The wish, as the contract writes it.</param>
    /// <param name="key">An idempotency key, if any.</param>
    public static Task<Answer> HoldBestAsync(
        this Person person,
        ConcertOnSale concert,
        object best,
        string? key = null
    ) =>
        (key is null ? person.Client : person.Client.WithKey(key)).PostAsync(
            concert.Reservations,
            new { performanceId = concert.PerformanceId, best }
        );

    /// <summary>The numbers of the seats of a hold.</summary>
    public static IEnumerable<string> Numbers(Answer held) =>
        held["seats"]!.AsArray().Select(seat => seat!["number"]!.GetValue<string>());
}
