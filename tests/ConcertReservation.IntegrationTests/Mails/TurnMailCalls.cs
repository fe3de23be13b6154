using System.Net;

namespace ConcertReservation.IntegrationTests.Mails;

internal static class TurnMailCalls
{
    public static Task<Answer> RequestTurnMailAsync(this Person person, ConcertOnSale concert) =>
        person.Client.SendAsync(HttpMethod.Put, $"{concert.Line}/mail");

    public static Task<Answer> WithdrawTurnMailAsync(this Person person, ConcertOnSale concert) =>
        person.Client.DeleteAsync($"{concert.Line}/mail");

    /// <summary>A customer who waits behind an active one, and wants mails about the turn.</summary>
    public static async Task<(Person Inside, Person Waiting)> WaitingForMailAsync(
        this Service service,
        ConcertOnSale concert,
        string? language = null
    )
    {
        var inside = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);
        if (language is not null)
            (await waiting.Client.PatchAsync("/users/me", new { language })).EnsureSuccess();
        (await waiting.RequestTurnMailAsync(concert))
            .ShouldBe(HttpStatusCode.OK)
            .Get<bool>("requested")
            .Should()
            .BeTrue();
        return (inside, waiting);
    }

    public static Task<long> CountTurnMailsAsync(this Service service, Person person, string kind) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM mails WHERE user_id = $1 AND kind = $2",
            person.UserId,
            kind
        );

    public static Task<long> CountRequestsAsync(this Service service, ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>("SELECT count(*) FROM turn_mails WHERE concert_id = $1", concert.ConcertId);
}
