using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Fuzz.Users;

/// <summary>
/// Announces a concert for the watched customers, one for the players and one to cancel, and creates the customers.
/// </summary>
internal sealed class FuzzUserSetup(Cluster cluster, TimeProvider time)
{
    /// <summary>Of each seat.</summary>
    public const long Price = 1_000;

    public const int MaxActive = 100_000;

    private const int DaysAhead = 60;
    private const int Players = 24;

    // No hold and no admission of the watched customers may expire during the run.
    private const string HalfADay = "12:00:00";

    private readonly DateTimeOffset _now = time.GetUtcNow();

    public async Task<(FuzzUsers Users, CustomerSetup Setup)> BuildAsync(CancellationToken ct)
    {
        var staff = await cluster.SignInOperatorAsync(ct);
        var watched = await AnnounceAsync("Watched", seats: 50, staff, ct);
        var playground = await AnnounceAsync("Playground", seats: 2_000, staff, ct);
        var setup = new CustomerSetup(cluster.Client(), staff);
        var owner = await setup.CreateAsync("owner", watched, ct);
        var stranger = await setup.CreateAsync("stranger", watched, ct);
        var players = new List<FuzzCustomer>();
        while (players.Count < Players)
            players.Add(await setup.CreateAsync("player", playground, ct));
        return (
            new FuzzUsers(
                owner,
                stranger,
                players,
                staff,
                await CancelledAsync(staff, ct),
                await FindCursorAsync(ct),
                _now
            ),
            setup
        );
    }

    private async Task<ConcertOnSale> CancelledAsync(ApiClient staff, CancellationToken ct)
    {
        var concert = await AnnounceAsync("Cancelled", seats: 10, staff, ct);
        (await staff.PostAsync(concert.Cancellation, new { reason = "fuzz" }, ct)).EnsureSuccess();
        return concert;
    }

    /// <summary>A concert that no customer has joined, for operations that need one.</summary>
    public static Task<ConcertOnSale> AnnounceUnusedAsync(Cluster cluster, FuzzUsers users, CancellationToken ct) =>
        users.Staff.AnnounceAsync(
            new Announcement
            {
                StartsAt = [users.Now.AddDays(DaysAhead)],
                Seats = 1,
                Price = Price,
            },
            cluster.Sql,
            ct
        );

    private Task<ConcertOnSale> AnnounceAsync(string title, int seats, ApiClient staff, CancellationToken ct)
    {
        var announcement = new Announcement
        {
            Title = title,
            StartsAt = [_now.AddDays(DaysAhead)],
            Seats = seats,
            Price = Price,
            QueuePolicy = RequestBodies.Policy(
                maxActive: MaxActive,
                activeFor: HalfADay,
                claimWithin: HalfADay,
                holdFor: HalfADay,
                maxSeatsPerUser: 1_000
            ),
        };
        return staff.AnnounceAsync(announcement, cluster.Sql, ct);
    }

    // With two concerts the first page of one has a next page.
    private async Task<string> FindCursorAsync(CancellationToken ct) =>
        (await cluster.Client().GetAsync("/concerts?limit=1", ct)).EnsureSuccess().Get<string>("nextCursor");
}
