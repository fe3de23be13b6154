using System.Net;

namespace ConcertReservation.IntegrationTests.Refunds;

/// <summary>The steps before a refund, for tests that need only the result.</summary>
internal static class Purchases
{
    public static async Task<Guid> HeldAsync(this Person buyer, ConcertOnSale concert, params long[] seatIds) =>
        (await buyer.HoldAsync(concert, seatIds)).ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");

    public static async Task<Guid> PaidAsync(this Person buyer, Guid reservationId)
    {
        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        return reservationId;
    }

    /// <summary>Joins, holds and pays.</summary>
    public static async Task<Guid> BoughtAsync(this Person buyer, ConcertOnSale concert, params long[] seatIds)
    {
        buyer = await buyer.InLineAsync(concert);
        return await buyer.PaidAsync(await buyer.HeldAsync(concert, seatIds));
    }

    public static Task<Answer> RefundAsync(this Person buyer, Guid reservationId, int instance = 0) =>
        buyer.At(instance).PostAsync($"/reservations/{reservationId}/refund");
}
