using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>A sale that goes on for a while, the service's clock moved on from minute to minute.</summary>
public sealed class LiveDeskTests(Stage stage) : Scenario(stage)
{
    private const int PerMinute = 3;
    private static readonly int Minutes = Pictures.AreForTheDocumentation ? 12 : 4;

    [BrowserFact]
    public async Task Chart_OfALongerSale_DrawsEachMinute()
    {
        var show = await Service.ShowAsync(
            Staging.Policy(maxActive: 10, activeFor: "01:00:00", claimWithin: "01:00:00", holdFor: "01:00:00")
        );
        var staff = await OperatorAsync();
        await staff.OpenTheLiveDeskAsync(show);
        await staff.SeesFigureAsync("Free", "56");

        var line = new Queue<Person>();
        for (var minute = 1; minute <= Minutes; minute++)
        {
            for (var n = 0; n < PerMinute + minute % 4; n++)
                line.Enqueue(await Service.VisitorAsync(show.Sale, balance: 50_000));
            for (var n = 0; n < PerMinute; n++)
                await BuyAsync(line.Dequeue(), show, seat: (minute - 1) * PerMinute + n);
            Service.Clock.Advance(TimeSpan.FromMinutes(1));
            await staff.SeesFigureAsync("Sold", $"{minute * PerMinute}");
        }

        var chart = staff.Page.GetByRole(AriaRole.Img, new() { Name = "The last 30 minutes" });
        var points = await chart.Locator("polyline").First.GetAttributeAsync("points");
        points!.Split(' ').Should().HaveCountGreaterThanOrEqualTo(Minutes);
        await staff.LooksAtAsync(new Device(1280, 1020), ColorScheme.Light);
        await staff.Page.DocumentAsync("longer-sale");
    }

    private static async Task BuyAsync(Person buyer, Show show, int seat)
    {
        var held = await buyer.HoldAsync(show.Sale, show.Sale.SeatIds[seat]);
        var reservationId = held.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");
        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
    }
}
