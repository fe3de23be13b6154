using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>The waiting room.</summary>
internal static class LineScenes
{
    // The page goes on by itself after eight of them, and looking takes longer.
    private const string SecondsStandStill =
        "() => { const own = setTimeout; window.setTimeout = (then, ms) => ms === 1000 ? 0 : own(then, ms); }";

    public static async Task<Scene> WaitingAsync(Service service)
    {
        var show = await service.ShowAsync(Staging.Policy(maxActive: 1));
        var ahead = new List<Person>();
        for (var n = 0; n < 9; n++)
            ahead.Add(await service.VisitorAsync(show.Sale));
        var person = await service.VisitorAsync(show.Sale);
        return new(show.Line, "Your place in line", person)
        {
            Then = async visitor =>
            {
                for (var place = 9; place > 4; place--)
                {
                    await visitor.SeesPlaceAsync(place, show);
                    (await ahead[9 - place].Client.DeleteAsync(show.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
                }
                await visitor.SeesPlaceAsync(4, show);
                await visitor.SeesAsync("less than a minute");
            },
        };
    }

    public static async Task<Scene> TurnAsync(Service service)
    {
        var show = await service.ShowAsync(Staging.Policy(maxActive: 1));
        var first = await service.VisitorAsync(show.Sale);
        var person = await service.VisitorAsync(show.Sale);
        return new(show.Line, "Your place in line", person)
        {
            Then = async visitor =>
            {
                await visitor.SeesPlaceAsync(1, show);
                await visitor.Page.EvaluateAsync(SecondsStandStill);
                (await first.Client.DeleteAsync(show.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
                await visitor.SeesAsync("It’s your turn");
            },
        };
    }

    public static async Task<Scene> OutsideAsync(Service service) =>
        new((await service.ShowAsync()).Line, "You are not in line.", await service.Crowd.CustomerAsync());
}
