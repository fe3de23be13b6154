using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>An operator reads everything that happened to a reservation.</summary>
public sealed class ReservationStoryFacade(
    IReservationRepository reservations,
    IReservationStoryRepository stories,
    IRefusalRepository refusals,
    IAccountRepository accounts,
    TimeProvider time
)
{
    // A customer who joins and is refused again and again does not make the answer longer.
    private const int MostTokens = 50;
    private const int MostRefusals = 200;

    /// <summary>Refuses with <c>reservation_not_found</c>.</summary>
    public async Task<ReservationStory> FindAsync(Guid reservationId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var view = await reservations.FindViewAsync(reservationId, now, ct) ?? throw Reservation.NotFound();
        var customer = view.UserId is { } userId ? await accounts.FindAsync(userId, ct) : null;
        var checkIns = await stories.ListCheckInsAsync(view.ConcertId, reservationId, ct);
        var history = (await StoryOfCustomerAsync(view, now, ct))
            .WithReservation(view)
            .WithRefunds(await stories.ListRefundsAsync(view.ConcertId, reservationId, ct))
            .WithCheckIns(checkIns)
            .Build();
        var used = checkIns.ToDictionary(checkIn => checkIn.SeatId, checkIn => checkIn.At);
        return ReservationStory.Of(view, customer, used, history);
    }

    // The holder of an issued reservation was never in the line.
    private async Task<StoryBuilder> StoryOfCustomerAsync(
        ReservationView view,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        view.UserId is not { } userId
            ? new StoryBuilder(now)
            : new StoryBuilder(now)
                .WithTokens(await stories.ListTokensAsync(view.ConcertId, userId, MostTokens, ct))
                .WithRefusals(await refusals.ListAsync(view.ConcertId, userId, MostRefusals, ct));
}
