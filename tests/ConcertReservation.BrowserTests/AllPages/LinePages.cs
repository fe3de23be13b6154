using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>The page of the waiting line.</summary>
internal static class LinePages
{
    // The page continues after eight seconds, and the checks take longer: this stops its seconds.
    private const string StopSeconds =
        "() => { const own = setTimeout; window.setTimeout = (then, ms) => ms === 1000 ? 0 : own(then, ms); }";

    public static async Task<PageState> WaitingAsync(Service service)
    {
        var concert = await service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var ahead = new List<Person>();
        for (var n = 0; n < 9; n++)
            ahead.Add(await service.VisitorAsync(concert.Sale));
        var person = await service.VisitorAsync(concert.Sale);
        return new(concert.Line, "Your position in line", person)
        {
            Actions = async user =>
            {
                for (var position = 9; position > 4; position--)
                {
                    await user.ShouldSeePositionAsync(position, concert);
                    (await ahead[9 - position].Client.DeleteAsync(concert.Sale.Line)).ShouldBe(
                        HttpStatusCode.NoContent
                    );
                }
                await user.ShouldSeePositionAsync(4, concert);
                await user.ShouldSeeAsync("less than a minute");
            },
        };
    }

    public static async Task<PageState> TurnAsync(Service service)
    {
        var concert = await service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var first = await service.VisitorAsync(concert.Sale);
        var person = await service.VisitorAsync(concert.Sale);
        return new(concert.Line, "Your position in line", person)
        {
            Actions = async user =>
            {
                await user.ShouldSeePositionAsync(1, concert);
                await user.Page.EvaluateAsync(StopSeconds);
                (await first.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
                await user.ShouldSeeAsync("It’s your turn");
            },
        };
    }

    public static async Task<PageState> NotInLineAsync(Service service) =>
        new((await service.CreateConcertAsync()).Line, "You are not in line.", await service.Crowd.CustomerAsync());
}
