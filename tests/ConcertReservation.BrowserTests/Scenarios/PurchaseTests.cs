using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class PurchaseTests(Stage stage) : Scenario(stage)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Buy_SomeoneNew_EndsWithTheTicket(bool onAPhone)
    {
        var show = await Service.ShowAsync();
        var someone = await ArriveAsync(device: onAPhone ? Device.Phone : Device.Desktop);

        await someone.OpenAsync("/");
        await someone.SeesTheWholeWidthAsync();
        await someone.FollowAsync(show.Title);
        await someone.SeesHeadingAsync(show.Title);
        await someone.SeesTheWholeWidthAsync();
        await someone.FollowAsync("Join the line");
        await someone.SignUpAsync("Kim Ha-neul", $"new-{onAPhone}@test.example");
        await someone.ComeInAsync();
        await someone.SeesTheWholeWidthAsync();
        await someone.ChooseTheDateAsync();
        await someone.ChooseSeatAsync("A Row B No. 3");
        await someone.ChooseSeatAsync("B Row A No. 8");
        await someone.SeesChosenAsync("A Row B No. 3", "B Row A No. 8");
        await someone.SeesTheWholeWidthAsync();
        await someone.HoldAsync("₩80,000");
        await someone.SeesTheWholeWidthAsync();
        await someone.TopUpAsync();
        await someone.PayAsync("₩80,000");

        await someone.SeesTheTicketAsync(show.Title, "A Row B No. 3, B Row A No. 8");
        await someone.SeesAsync("Kim Ha-neul");
        await someone.SeesTheWholeWidthAsync();
        await someone.OpenAsync("/reservations");
        await someone.SeesAsync("Paid");
    }
}
