using System.Net;
using ConcertReservation.Application.Operations;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>The chart of a longer sale; the test advances the clock of the service minute by minute.</summary>
public sealed class LiveFiguresTests(TestSite site) : BrowserTest(site)
{
    private const int PerMinute = 3;
    private static readonly int Minutes = Screenshots.UpdateDocumentation ? 12 : 4;

    [BrowserFact]
    public async Task Chart_OfALongerSale_DrawsEachMinute()
    {
        var concert = await Service.CreateConcertAsync(
            Staging.Policy(maxActive: 10, activeFor: "01:00:00", claimWithin: "01:00:00", holdFor: "01:00:00")
        );
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.ShouldSeeFigureAsync("Available", "56");

        var line = new Queue<Person>();
        for (var minute = 1; minute <= Minutes; minute++)
        {
            for (var n = 0; n < PerMinute + minute % 4; n++)
                line.Enqueue(await Service.VisitorAsync(concert.Sale, balance: 50_000));
            for (var n = 0; n < PerMinute; n++)
                await BuyAsync(line.Dequeue(), concert, seat: (minute - 1) * PerMinute + n);
            Service.Clock.Advance(TimeSpan.FromMinutes(1));
            await RecordHistoryAsync();
            await staff.ShouldSeeFigureAsync("Sold", $"{minute * PerMinute}");
        }

        // A page that is opened now shows the sale from its beginning.
        await staff.ReloadAsync();
        var chart = staff.Page.GetByRole(AriaRole.Img, new() { Name = "Last 30 minutes" });
        await Eventually.Is(
            async () =>
                (await chart.Locator("polyline").First.GetAttributeAsync("points"))!.Split(' ').Length >= Minutes,
            "there is a point for each minute"
        );
        await staff.EmulateAsync(new Device(1280, 1020), ColorScheme.Light);
        await staff.Page.SaveForDocumentationAsync("longer-sale");
    }

    /// <summary>The worker does this once a minute of the real time.</summary>
    private async Task RecordHistoryAsync()
    {
        await using var scope = Service.Hosts[0].Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SaleHistoryFacade>().RecordAsync(default);
    }

    private static async Task BuyAsync(Person buyer, TestConcert concert, int seat)
    {
        var held = await buyer.HoldAsync(concert.Sale, concert.Sale.SeatIds[seat]);
        var reservationId = held.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");
        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
    }
}
