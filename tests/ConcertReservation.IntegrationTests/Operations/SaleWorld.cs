using System.Net;
using ConcertReservation.IntegrationTests.Cancellations;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Planning;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Operations;

/// <summary>
/// One paid, one refunded, one held and one issued reservation, a customer who waits behind a full line of one, a
/// cancelled performance of another concert with one refunded reservation, a draft and a removed draft.
/// </summary>
public sealed class SaleWorld : IAsyncLifetime
{
    public OneInstance Service { get; } = new();

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        var concert = await Service.Crowd.ConcertAsync(seats: 5, policy: RequestBodies.Policy(maxActive: 1));
        var customers = await Service.Crowd.CustomersAsync(4, balance: 50_000);
        await customers[0].BoughtAsync(concert, concert.SeatIds[0]);
        await customers[1].RefundAsync(await customers[1].BoughtAsync(concert, concert.SeatIds[1]));
        await (await customers[2].InLineAsync(concert)).HeldAsync(concert, concert.SeatIds[2]);
        await customers[3].JoinAsync(concert);
        var cancelled = await Service.Crowd.ConcertAsync(seats: 1);
        await Service.BuyerAsync(cancelled);
        await Service.CancelledAsync(cancelled);
        await Service.UntilFinishedAsync(cancelled);
        await AddChargesAsync();
        var staff = (await Service.Crowd.OperatorAsync()).Client;
        (await staff.IssueAsync(concert, "box_office", concert.SeatIds[3])).ShouldBe(HttpStatusCode.Created);
        await Service.DraftAsync();
        var removed = await Service.DraftAsync();
        (await staff.DeleteAsync(removed.Admin())).ShouldBe(HttpStatusCode.NoContent);
    }

    // As a payment provider would have made them: a charge without cancellations, and one with a part that was given back and
    // one that the provider refused to give back.
    private async Task AddChargesAsync()
    {
        var person = await Service.Crowd.CustomerAsync();
        var (plain, given, done, refused, back) = (NewId(), NewId(), NewId(), NewId(), NewId());
        await Service.Sql.ExecuteAsync(
            """
            WITH paid AS (
                INSERT INTO charges (id, user_id, provider, amount, status, created_at, expires_at, ended_at, reference,
                    entry_id, cancelled_amount, due_at, attempts)
                SELECT id, $1, 'stripe', 100, 'paid', now(), now() + interval '1 hour', now(), id::text, id, cancelled,
                    now(), 0
                FROM (VALUES ($2::uuid, 0), ($3, 30)) AS charge(id, cancelled)),
            given_back AS (
                INSERT INTO charge_cancellations (id, charge_id, user_id, amount, status, at, ended_at,
                    put_back_entry_id, due_at, attempts)
                VALUES ($4, $3, $1, 30, 'done', now(), now(), NULL, now(), 0),
                    ($5, $3, $1, 20, 'refused', now(), now(), $6, now(), 0)),
            moved AS (UPDATE wallets SET balance = 170, entry_count = 5 WHERE user_id = $1)
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause, charge_id)
            VALUES ($2, $1, 1, now(), 100, 100, 'charge', $2), ($3, $1, 2, now(), 100, 200, 'charge', $3),
                ($4, $1, 3, now(), -30, 170, 'charge_cancellation', $3),
                ($5, $1, 4, now(), -20, 150, 'charge_cancellation', $3),
                ($6, $1, 5, now(), 20, 170, 'charge_cancellation', $3)
            """,
            person.UserId,
            plain,
            given,
            done,
            refused,
            back
        );

        Guid NewId() => Guid.CreateVersion7(Service.Clock.GetUtcNow());
    }

    public Task DisposeAsync() => Service.DisposeAsync();
}
