using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class HoldTests(Stage stage) : Scenario(stage)
{
    [BrowserFact]
    public async Task Hold_ThatRunsOut_SaysSoAndFreesTheSeat()
    {
        var show = await Service.ShowAsync(Staging.Policy(holdFor: "00:00:04"));
        var someone = await ArriveAsync(await Service.VisitorAsync(show.Sale, balance: 50_000));
        await someone.OpenAsync(show.Seats);
        await someone.ChooseSeatAsync("A Row A No. 1");
        await someone.HoldAsync("₩50,000");
        var looks = 0;
        someone.Page.Request += (_, request) =>
            looks += request.Url.Contains("/api/v1/reservations/", StringComparison.Ordinal) ? 1 : 0;
        await Expect(someone.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync("0:0");
        await Expect(someone.Button("Pay ₩50,000")).ToBeVisibleAsync();

        await someone.SeesHeadingAsync("Hold over");
        await someone.SeesAsync("The time to pay ran out, and the seats are on sale again.");
        await Expect(someone.Button("Pay ₩50,000")).ToBeHiddenAsync();
        looks.Should().BeLessThan(5, "the end of a hold must not be asked for over and over");

        await someone.FollowAsync("Choose again");
        await someone.FollowAsync("Choose a date");
        await someone.ChooseTheDateAsync();
        await someone.SeesSeatAsync("A Row A No. 1", "free");
    }

    [BrowserFact]
    public async Task Release_AHold_FreesTheSeat()
    {
        var show = await Service.ShowAsync();
        var (person, reservationId) = await Service.HolderAsync(show.Sale);
        var someone = await ArriveAsync(person);
        await someone.OpenAsync($"/reservations/{reservationId}");
        await someone.SeesHeadingAsync("Reserved for you");

        await someone.PressAsync("Release the seats");
        await someone.AnswerAsync("Release the seats?", "Release the seats");

        await someone.SeesHeadingAsync("Released");
        await someone.OpenAsync(show.Seats);
        await someone.SeesSeatAsync("A Row A No. 1", "free");
    }
}
