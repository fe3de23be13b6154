using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class WaitingRoomTests(Stage stage) : Scenario(stage)
{
    [BrowserFact]
    public async Task Wait_InALineForOne_KeepsThePlaceAndComesInWhenTheFirstHasPaid()
    {
        var show = await Service.ShowAsync(Staging.Policy(maxActive: 1));
        var first = await ArriveAsync(await Service.Crowd.CustomerAsync(balance: 50_000));
        await first.JoinTheLineAsync(show);
        await first.ComeInAsync();
        var between = await Service.VisitorAsync(show.Sale);
        var person = await Service.Crowd.CustomerAsync();
        var second = await ArriveAsync(person);
        await second.JoinTheLineAsync(show);
        await second.SeesPlaceAsync(2, show);

        await second.ReloadAsync();
        await second.SeesPlaceAsync(2, show);
        var secondsPhone = await ArriveAsync(person, Device.Phone);
        await secondsPhone.OpenAsync(show.Line);
        await secondsPhone.SeesPlaceAsync(2, show);

        (await between.Client.DeleteAsync(show.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
        await second.SeesPlaceAsync(1, show);
        await secondsPhone.SeesPlaceAsync(1, show);

        await first.ChooseTheDateAsync();
        await first.ChooseSeatAsync("A Row A No. 1");
        await first.HoldAsync("₩50,000");
        await second.SeesPlaceAsync(1, show);
        await first.PayAsync("₩50,000");
        await first.SeesTheTicketAsync(show.Title, "A Row A No. 1");

        await second.SeesHeadingAsync("Waiting room");
        await second.SeesAsync("It’s your turn");
        await Expect(second.Page).ToHaveTitleAsync("● It’s your turn");
        await second.ComeInAsync();
        await second.ChooseTheDateAsync();
        await second.SeesSeatAsync("A Row A No. 1", "sold");
    }

    [BrowserFact]
    public async Task Leave_TheLine_AsksFirstAndGivesThePlaceUp()
    {
        var show = await Service.ShowAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(show.Sale);
        var someone = await ArriveAsync(await Service.Crowd.CustomerAsync());
        await someone.JoinTheLineAsync(show);
        await someone.SeesPlaceAsync(1, show);

        await someone.PressAsync("Leave the line");
        await someone.AnswerAsync("Leave the line?", "No, go back");
        await someone.SeesPlaceAsync(1, show);
        await someone.PressAsync("Leave the line");
        await someone.AnswerAsync("Leave the line?", "Leave");

        await someone.SeesHeadingAsync(show.Title);
        await someone.SeesAsync("Join the line");
        await someone.OpenAsync(show.Line);
        await someone.SeesAsync("You are not in line.");
    }

    [BrowserFact]
    public async Task Open_TheSeatsBeforeOnesTurn_LeadsToTheLine()
    {
        var show = await Service.ShowAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(show.Sale);
        var someone = await ArriveAsync(await Service.VisitorAsync(show.Sale));

        await someone.OpenAsync(show.Seats);

        await someone.SeesPlaceAsync(1, show);
    }
}
