namespace ConcertReservation.IntegrationTests.Races;

/// <summary>Customers who each hold a different seat and have exactly the money for it.</summary>
internal static class PaymentRounds
{
    public const string PaidFor = "paid, balance 0, entries 2, payments 1, seat sold";
    public const string GivenBack = "cancelled, balance 10000, entries 1, payments 0, seat available";

    public static async Task<IReadOnlyList<Holder>> HoldersAsync(Service service, int count)
    {
        var concert = await service.Crowd.ConcertAsync(
            seats: count,
            price: 10_000,
            RequestBodies.Policy(maxActive: 1_000)
        );
        var customers = await (await service.Crowd.CustomersAsync(count, balance: 10_000)).InLineAsync(concert);
        return await Task.WhenAll(customers.Select((person, i) => HoldAsync(person, concert, i)));
    }

    /// <summary>Everything that a payment changes, as text.</summary>
    public static Task<string> OutcomeAsync(Sql sql, Holder holder) =>
        sql.ScalarAsync<string>(
            """
            SELECT format('%s, balance %s, entries %s, payments %s, seat %s', r.status, w.balance,
                (SELECT count(*) FROM ledger_entries WHERE user_id = r.user_id),
                (SELECT count(*) FROM payments WHERE reservation_id = r.id),
                s.status)
            FROM reservations AS r
            JOIN wallets AS w ON w.user_id = r.user_id
            JOIN seats AS s ON s.id = $2
            WHERE r.id = $1
            """,
            holder.ReservationId,
            holder.SeatId
        );

    private static async Task<Holder> HoldAsync(Person person, ConcertOnSale concert, int number)
    {
        var held = await person.HoldAsync(concert, concert.SeatIds[number]);
        return new Holder(person, concert, number, held.Get<Guid>("reservationId"));
    }
}

/// <summary>Pays at one instance and releases at the other.</summary>
internal sealed record Holder(Person Person, ConcertOnSale Concert, int Number, Guid ReservationId)
{
    public long SeatId => Concert.SeatIds[Number];

    public Task<Answer> PayAsync() => Person.At(Number).PostAsync($"/reservations/{ReservationId}/payment");

    public Task<Answer> ReleaseAsync() => DeleteAsync($"/reservations/{ReservationId}");

    public Task<Answer> LeaveAsync() => DeleteAsync(Concert.Line);

    // A payment takes longer, and would never be first without a delay of the other request.
    private async Task<Answer> DeleteAsync(string path)
    {
        var elsewhere = Person.At(Number + 1);
        await elsewhere.DelayAsync(requests: Number % 8);
        return await elsewhere.DeleteAsync(path);
    }
}
