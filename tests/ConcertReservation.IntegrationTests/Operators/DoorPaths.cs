using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

internal static class DoorPaths
{
    public static string DoorList(this ConcertOnSale concert) =>
        $"/admin/performances/{concert.PerformanceId}/door-list";

    public static string Admissions(this ConcertOnSale concert) =>
        $"/admin/performances/{concert.PerformanceId}/admissions";

    /// <summary>The ticket of a seat that a new customer has bought.</summary>
    /// <param name="seat">The index of the seat.</param>
    public static async Task<Answer> TicketAsync(this Service service, ConcertOnSale concert, int seat = 0)
    {
        var (buyer, reservationId) = await service.BuyerAsync(concert, seat: seat);
        return (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).ShouldBe(HttpStatusCode.OK);
    }

    public static string TicketId(this Answer ticket) => ticket["tickets"]![0]!["ticketId"]!.GetValue<string>();
}
