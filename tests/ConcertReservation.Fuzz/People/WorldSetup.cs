using System.Text.Json.Nodes;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Fuzz.People;

/// <summary>Builds the world: two concerts, a watched one and one to play with, and their customers.</summary>
internal sealed class WorldSetup(ServiceClient service, TimeProvider time)
{
    private const int DaysAhead = 60;
    private const int Players = 24;

    // Nothing of the watched people's may lapse during the run.
    private const string HalfADay = "12:00:00";

    private readonly DateTimeOffset _now = time.GetUtcNow();

    public async Task<(World World, Enrolment Enrolment)> BuildAsync(CancellationToken ct)
    {
        var operatorToken = await SignInAsOperatorAsync(ct);
        var watched = await AnnounceAsync("Watched", seats: 50, operatorToken, ct);
        var playground = await AnnounceAsync("Playground", seats: 2_000, operatorToken, ct);
        var enrolment = new Enrolment(service);
        var world = new World(
            await enrolment.EnrolAsync("owner", watched, ct),
            await enrolment.EnrolAsync("stranger", watched, ct),
            await EnrolPlayersAsync(enrolment, playground, ct),
            operatorToken,
            await FindCursorAsync(ct),
            _now
        );
        return (world, enrolment);
    }

    private async Task<string> SignInAsOperatorAsync(CancellationToken ct)
    {
        var body = new JsonObject { ["email"] = OperatorAccount.Email, ["password"] = OperatorAccount.Password };
        return (await service.PostAsync("auth/sign-in", body, accessToken: null, ct))
            .GetProperty("accessToken")
            .GetString()!;
    }

    private async Task<Stage> AnnounceAsync(string title, int seats, string operatorToken, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["title"] = title,
            ["venue"] = new JsonObject { ["name"] = "Hall" },
            ["performances"] = new JsonArray(
                new JsonObject
                {
                    ["startsAt"] = _now.AddDays(DaysAhead),
                    ["seats"] = new JsonObject { ["count"] = seats, ["price"] = 1_000 },
                }
            ),
        };
        var concert = await service.PostAsync("admin/concerts", body, operatorToken, ct);
        var concertId = concert.GetProperty("concertId").GetInt64();
        await service.PutAsync($"admin/concerts/{concertId}/queue-policy", RoomyPolicy(), operatorToken, ct);
        return new Stage(concertId, concert.GetProperty("performances")[0].GetProperty("performanceId").GetInt64());
    }

    private static JsonObject RoomyPolicy() =>
        new()
        {
            ["maxActive"] = 100_000,
            ["activeFor"] = HalfADay,
            ["claimWithin"] = HalfADay,
            ["holdFor"] = HalfADay,
            ["maxSeatsPerReservation"] = 4,
            ["maxSeatsPerUser"] = 1_000,
            ["paused"] = false,
        };

    private static async Task<IReadOnlyList<Customer>> EnrolPlayersAsync(
        Enrolment enrolment,
        Stage stage,
        CancellationToken ct
    )
    {
        var players = new List<Customer>();
        for (var number = 0; number < Players; number++)
            players.Add(await enrolment.EnrolAsync("player", stage, ct));
        return players;
    }

    // With two concerts the first page of one has a next page.
    private async Task<string> FindCursorAsync(CancellationToken ct) =>
        (await service.GetAsync("concerts?limit=1", accessToken: null, ct)).GetProperty("nextCursor").GetString()!;
}
