using System.Net;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Hosting;

namespace ConcertReservation.Testing.People;

/// <summary>New customers at each step of a purchase.</summary>
public static class CustomersInSale
{
    /// <summary>A customer in the line of this concert, admitted when there was a free slot.</summary>
    public static async Task<Person> VisitorAsync(this Service service, ConcertOnSale concert, long balance = 0) =>
        await (await service.Crowd.CustomerAsync(balance)).InLineAsync(concert);

    /// <summary>A customer with a hold of these seats, and the reservation's id.</summary>
    public static async Task<(Person Person, Guid ReservationId)> HolderAsync(
        this Service service,
        ConcertOnSale concert,
        long balance = 0,
        params long[] seatIds
    )
    {
        var person = await service.VisitorAsync(concert, balance);
        var held = await person.HoldAsync(concert, seatIds.Length == 0 ? [concert.SeatIds[0]] : seatIds);
        return (person, held.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId"));
    }

    /// <summary>A customer who has bought one seat of the concert, and the reservation's id.</summary>
    /// <param name="seat">The index of the seat in the concert's first performance.</param>
    public static async Task<(Person Person, Guid ReservationId)> BuyerAsync(
        this Service service,
        ConcertOnSale concert,
        long balance = 100_000,
        int seat = 0
    )
    {
        var (person, reservationId) = await service.HolderAsync(concert, balance, concert.SeatIds[seat]);
        (await person.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        return (person, reservationId);
    }
}
