namespace ConcertReservation.IntegrationTests.Races;

/// <summary>A payment runs while its hold expires, and another customer requests the same seat.</summary>
public sealed class ExpiryRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 30;
    private static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("10:00:00")]
    [InlineData("00:00:30")]
    public async Task Pay_HoldExpiresAndAnotherCustomerHoldsTheSeat_OneCustomerHasIt(string activeFor)
    {
        var policy = RequestBodies.Policy(activeFor: activeFor, holdFor: $"{HoldFor:c}");
        var concert = await service.Crowd.ConcertAsync(seats: Rounds, price: 10_000, policy);
        var payers = await service.Crowd.CustomersAsync(Rounds, balance: 10_000);
        var takers = await service.Crowd.CustomersAsync(Rounds);

        for (var round = 0; round < Rounds; round++)
        {
            var seat = concert.SeatIds[round];
            var payer = await payers[round].InLineAsync(concert);
            var held = await payer.HoldAsync(concert, seat);

            var paying = Task.Run(() => payer.PayAsync(held.Get<Guid>("reservationId")));
            await takers[round].Client.DelayAsync(requests: round % 6);
            service.Clock.Advance(HoldFor);
            var taken = await takers[round].HoldAsync(concert, seat);
            var paid = await paying;

            var outcome = await OutcomeAsync(seat, payer);
            $"{paid.Word()}, {taken.Word()}, {outcome}"
                .Should()
                .BeOneOf(
                    $"201, 409 seat_unavailable, sold to {payer.UserId}, 0 left to the payer",
                    $"409 reservation_expired, 201, held to {takers[round].UserId}, 10000 left to the payer",
                    $"401 queue_token_expired, 201, held to {takers[round].UserId}, 10000 left to the payer"
                );
        }
        await Invariants.HoldAsync(service);
    }

    private Task<string> OutcomeAsync(long seat, Person payer) =>
        service.Sql.ScalarAsync<string>(
            """
            SELECT format('%s to %s, %s left to the payer', s.status, r.user_id,
                (SELECT balance FROM wallets WHERE user_id = $2))
            FROM seats AS s JOIN reservations AS r ON r.id = s.reservation_id
            WHERE s.id = $1
            """,
            seat,
            payer.UserId
        );
}
