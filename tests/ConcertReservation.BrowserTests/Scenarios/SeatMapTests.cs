using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class SeatMapTests(Stage stage) : Scenario(stage)
{
    private const string Taken = "A Row A No. 1 has just been taken. The others are still yours to hold.";

    [BrowserFact]
    public async Task Choose_ASeatSomebodyElseHoldsMeanwhile_SaysSoAndGoesOnWithTheOthers()
    {
        var show = await Service.ShowAsync();
        var (slow, quick) = (await AtTheMapAsync(show), await AtTheMapAsync(show));
        await slow.ChooseSeatAsync("A Row A No. 1");
        await slow.ChooseSeatAsync("A Row A No. 2");

        await quick.ChooseSeatAsync("A Row A No. 1");
        await quick.HoldAsync("₩50,000");

        await slow.SeesAsync(Taken);
        await slow.SeesSeatAsync("A Row A No. 1", "on hold");
        await slow.SeesChosenAsync("A Row A No. 2");
        await slow.HoldAsync("₩50,000");
        await slow.SeesAsync("A Row A No. 2");
    }

    [BrowserFact]
    public async Task Hold_ASeatThatIsGoneButStillShown_SaysSoAndGoesOnWithTheOthers()
    {
        var show = await Service.ShowAsync();
        var slow = await AtTheMapAsync(show);
        slow.Watch.Expect(409, "/reservations");
        await slow.Page.RouteAsync("**/seats", _ => { }); // the map hears no news from here on
        await slow.ChooseSeatAsync("A Row A No. 1");
        await slow.ChooseSeatAsync("A Row A No. 2");

        var quick = await Service.VisitorAsync(show.Sale);
        (await quick.HoldAsync(show.Sale, show.Sale.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
        await slow.PressAsync("Hold for ₩100,000");

        await slow.SeesAsync(Taken);
        await slow.SeesChosenAsync("A Row A No. 2");
        await slow.HoldAsync("₩50,000");
    }

    [BrowserFact]
    public async Task Choose_MoreThanTheLimit_SaysSo()
    {
        var someone = await AtTheMapAsync(await Service.ShowAsync());

        for (var n = 1; n <= 4; n++)
            await someone.ChooseSeatAsync($"A Row A No. {n}");
        await someone.Seat("A Row A No. 5").ClickAsync();

        await someone.SeesAsync("That is 4 seats, the most for one reservation.");
        await someone.SeesSeatAsync("A Row A No. 5", "free");
        await someone.PressAsync("Take out A Row A No. 2");
        await someone.SeesChosenAsync("A Row A No. 1", "A Row A No. 3", "A Row A No. 4");
    }

    private async Task<Visitor> AtTheMapAsync(Show show)
    {
        var visitor = await ArriveAsync(await Service.VisitorAsync(show.Sale));
        await visitor.OpenAsync(show.Seats);
        await Expect(visitor.Seat("A Row A No. 1")).ToBeVisibleAsync();
        return visitor;
    }
}
