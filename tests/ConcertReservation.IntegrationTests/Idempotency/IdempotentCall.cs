using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>One of the calls that have a key, ready for its caller to send.</summary>
internal sealed record IdempotentCall(Person Caller, string Path, object? Body, string Effects)
{
    public const string Charge = "charge";
    public const string Hold = "hold";
    public const string Pay = "pay";
    public const string Refund = "refund";

    public static TheoryData<string> Kinds { get; } = [Charge, Hold, Pay, Refund];

    public static async Task<IdempotentCall> ReadyAsync(Service service, string kind)
    {
        var buyer = await service.Crowd.CustomerAsync(balance: 50_000);
        if (kind == Charge)
            return new IdempotentCall(
                buyer,
                "/balance/charges",
                new { amount = 7_000 },
                "ledger_entries WHERE amount = 7000"
            );

        var concert = await service.Crowd.ConcertAsync(seats: 2);
        buyer = await buyer.InLineAsync(concert);
        if (kind == Hold)
        {
            var body = new { performanceId = concert.PerformanceId, seatIds = concert.SeatIds.Take(1) };
            return new IdempotentCall(buyer, $"{concert.Path}/reservations", body, "reservations WHERE true");
        }

        var reservationId = await buyer.HeldAsync(concert, concert.SeatIds[0]);
        if (kind == Pay)
            return new IdempotentCall(
                buyer,
                $"/reservations/{reservationId}/payment",
                Body: null,
                "payments WHERE true"
            );

        await buyer.PaidAsync(reservationId);
        return new IdempotentCall(buyer, $"/reservations/{reservationId}/refund", Body: null, "refunds WHERE true");
    }

    public Task<Answer> SendAsync(string key, int instance = 0) => Caller.WithKey(key, instance).PostAsync(Path, Body);

    /// <summary>The number of effects in the database.</summary>
    public Task<long> CountEffectsAsync() =>
        Caller.Service.Sql.ScalarAsync<long>($"SELECT count(*) FROM {Effects} AND user_id = $1", Caller.UserId);

    /// <summary>The number of stored responses of its caller.</summary>
    public Task<long> CountStoredAsync() =>
        Caller.Service.Sql.ScalarAsync<long>("SELECT count(*) FROM idempotency_keys WHERE user_id = $1", Caller.UserId);
}
