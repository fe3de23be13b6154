using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>An operator reads everything that happened to a reservation.</summary>
public sealed class ReservationStoryFacade(
    IReservationRepository reservations,
    IReservationStoryRepository stories,
    IRefusalRepository refusals,
    IMailRepository mails,
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
        var tokens = await ListTokensAsync(view, ct);
        var history = new StoryBuilder(now)
            .WithTokens(tokens)
            .WithRefusals(await ListRefusalsAsync(view, ct))
            .WithReservation(view)
            .WithRefunds(await stories.ListRefundsAsync(view.ConcertId, reservationId, ct))
            .WithCheckIns(checkIns)
            .WithUndoneCheckIns(await stories.ListUndoneCheckInsAsync(reservationId, ct))
            .WithMails(await mails.ListAboutAsync(view, [.. tokens.Select(token => token.Id)], ct))
            .Build();
        var used = checkIns.ToDictionary(checkIn => checkIn.SeatId, checkIn => checkIn.At);
        return ReservationStory.Of(view, customer, used, history);
    }

    // The holder of an issued reservation was never in the line.
    private async Task<IReadOnlyList<QueueToken>> ListTokensAsync(ReservationView view, CancellationToken ct) =>
        view.UserId is { } userId ? await stories.ListTokensAsync(view.ConcertId, userId, MostTokens, ct) : [];

    private async Task<IReadOnlyList<Refusal>> ListRefusalsAsync(ReservationView view, CancellationToken ct) =>
        view.UserId is { } userId ? await refusals.ListAsync(view.ConcertId, userId, MostRefusals, ct) : [];
}
