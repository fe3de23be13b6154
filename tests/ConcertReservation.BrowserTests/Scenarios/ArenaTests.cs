using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>The seat map of a hall of 12,000 seats.</summary>
public sealed class ArenaTests(TestSite site) : BrowserTest(site)
{
    private const int SlowProcessor = 4;
    private const int MaxBytes = 250_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(1);

    [BrowserFact]
    public async Task Hold_TwoSeatsSideBySideOnASlowPhone_TakesLessThanAMinuteAndFewBytes()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(arena.Sale), Device.Phone);
        var session = await customer.Page.Context.NewCDPSessionAsync(customer.Page);
        await session.SendAsync(
            "Emulation.setCPUThrottlingRate",
            new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = SlowProcessor }
        );
        var traffic = await Traffic.MeasureAsync(session);
        var time = Stopwatch.StartNew();

        await customer.OpenAsync(arena.Seats);
        await customer.ShouldSeePlaceAsync("Whole hall", Arena.Seats);
        await customer.Block("Floor B").TapAsync();
        await customer.ShouldSeePlaceAsync("Floor B", 400);
        var (left, right) = await customer.FindPairAsync();
        await left.TapAsync();
        await right.TapAsync();
        await Expect(customer.Page.Locator(".selection .chip")).ToHaveCountAsync(2);
        await customer.HoldAsync("₩308,000");

        time.Elapsed.Should().BeLessThan(MaxTime);
        traffic
            .Bytes.Should()
            .BeInRange(10_000, MaxBytes, "the page, the plan and the states of its seats are read once");
        await customer.ShouldFitTheWidthAsync();
    }

    [BrowserFact]
    public async Task Choose_WithKeyboardOnly_EndsWithTheReservation()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(arena.Sale));
        await customer.OpenAsync(arena.Seats);

        await customer.TabToAsync(customer.Block("Floor A"), "ArrowRight");
        await Expect(customer.Block("Floor B")).ToBeFocusedAsync();
        await customer.PressAsync("ArrowDown", "Enter");
        await Expect(customer.Seat("Floor E Row A Seat 1")).ToBeFocusedAsync();
        await customer.PressAsync("ArrowRight", "ArrowDown", "Space", "ArrowRight", "Space");
        await customer.ShouldSeeChosenAsync("Floor E Row B Seat 2", "Floor E Row B Seat 3");
        await customer.PressAsync("End", "ArrowDown");
        await Expect(customer.Seat("Floor E Row C Seat 20")).ToBeFocusedAsync();
        await customer.PressAsync("Escape");
        await Expect(customer.Block("Floor E")).ToBeFocusedAsync();

        await customer.TabToAsync(customer.Button("Reserve for ₩308,000"), "Enter");
        await customer.ShouldSeeHeadingAsync("Reserved, not paid yet");
        await customer.ShouldSeeAsync("Floor E Row B Seat 2₩154,000Floor E Row B Seat 3₩154,000");
    }

    [BrowserTheory]
    [InlineData("en-US", "Floor A, 400 seats left", "Floor A", "Row B", "Floor A Row B Seat 3, ₩154,000, available")]
    [InlineData("ko-KR", "Floor A구역, 잔여 400석", "Floor A구역", "B열", "Floor A구역 B열 3번, 154,000원, 선택 가능")]
    public async Task Map_ForAScreenReader_NamesSectionsRowsAndSeats(
        string language,
        string block,
        string grid,
        string row,
        string seat
    )
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(
            await Service.VisitorAsync(arena.Sale),
            Device.Desktop with
            {
                Language = language,
            }
        );
        await customer.OpenAsync(arena.Seats);

        await customer.Page.GetByRole(AriaRole.Button, new() { Name = block, Exact = true }).PressAsync("Enter");

        var seats = customer.Page.GetByRole(AriaRole.Grid, new() { Name = grid, Exact = true });
        await Expect(seats).ToHaveAttributeAsync("aria-rowcount", "20");
        await Expect(seats.GetByRole(AriaRole.Rowheader, new() { Name = row, Exact = true })).ToHaveCountAsync(1);
        var cell = seats.GetByRole(AriaRole.Gridcell, new() { Name = seat, Exact = true });
        await Expect(cell).ToHaveAttributeAsync("aria-selected", "false");
        await cell.PressAsync("Space");
        await Expect(customer.Page.Locator("[data-seat=\"22\"]")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(customer.Page.Locator("#live-polite")).ToContainTextAsync("Floor A");
    }

    [BrowserFact]
    public async Task Choose_SeatHeldByAnotherCustomer_IsRemovedFromTheSelection()
    {
        var arena = await Service.CreateArenaAsync();
        var slow = await OpenBlockAsync(arena, "Floor C");
        await slow.ChooseSeatAsync("Floor C Row B Seat 9");
        await slow.ChooseSeatAsync("Floor C Row B Seat 10");

        await HoldAsync(arena, arena.FloorSeat('C', 'B', 9));

        await slow.ShouldSeeAsync("Floor C Row B Seat 9 is no longer available. Your other seats are still selected.");
        await slow.ShouldSeeSeatAsync("Floor C Row B Seat 9", "on hold");
        await slow.ShouldSeeChosenAsync("Floor C Row B Seat 10");
        await slow.ShouldSeePlaceAsync("Floor C", 399);
    }

    [BrowserFact]
    public async Task Watch_WithoutTheStream_PollsForChanges()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(arena.Sale));
        customer.Monitor.AllowStatus(503, "/seat-states/events");
        await customer.Page.RouteAsync("**/seat-states/events", route => route.FulfillAsync(new() { Status = 503 }));
        var poll = customer.Page.WaitForResponseAsync(response =>
            response.Url.Contains("/seat-states?since=", StringComparison.Ordinal)
        );
        await customer.OpenAsync(arena.Seats);
        await customer.ShouldSeePlaceAsync("Whole hall", Arena.Seats);

        await HoldAsync(arena, arena.FloorSeat('A', 'A', 1));

        await customer.ShouldSeePlaceAsync("Whole hall", Arena.Seats - 1);
        (await (await poll).TextAsync()).Should().Contain("\"states\":null", "a poll gets only the changes");
    }

    [BrowserFact]
    public async Task Filter_Price_CountsOnlySeatsUpToIt()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(arena.Sale), Device.Phone);
        await customer.OpenAsync(arena.Seats);

        await customer.Page.GetByLabel("Price").SelectOptionAsync("Up to ₩99,000");

        await customer.ShouldSeePlaceAsync("Whole hall", 14 * 300);
        await Expect(customer.Button("Floor A, No seats at this price")).ToBeVisibleAsync();
        await Expect(customer.Button("201, 300 seats left")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Choose_InTheList_IsTheSameSelection()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(arena.Sale), Device.Phone);
        await customer.OpenAsync(arena.Seats);
        await customer.ClickButtonAsync("List");

        await customer.Page.Locator(".hall-list > details > summary", new() { HasText = "Floor D" }).ClickAsync();
        await customer.Page.Locator(".hall-list summary", new() { HasText = "Row T" }).ClickAsync();
        await customer.ClickButtonAsync("Floor D Row T Seat 20, ₩154,000, available");
        await customer.ShouldSeeChosenAsync("Floor D Row T Seat 20");
        await customer.ClickButtonAsync("Map");
        await customer.Page.GetByLabel("Area").SelectOptionAsync("Floor D");

        await customer.ShouldSeePlaceAsync("Floor D", 400);
        await customer.HoldAsync("₩154,000");
    }

    [BrowserFact]
    public async Task Pan_WithTheMouse_ShowsOtherSeats()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await OpenBlockAsync(arena, "101");
        await customer.ClickButtonAsync("Larger seats");
        await customer.ClickButtonAsync("Larger seats");
        var before = await SeatsInViewAsync(customer);

        var view = (await customer.Page.Locator(".hall-view").BoundingBoxAsync())!;
        await customer.Page.Mouse.MoveAsync(view.X + (view.Width / 2), view.Y + 40);
        await customer.Page.Mouse.DownAsync();
        await customer.Page.Mouse.MoveAsync(view.X + (view.Width / 2) - 200, view.Y + 20, new() { Steps = 4 });
        await customer.Page.Mouse.UpAsync();

        await Eventually.Is(async () => await SeatsInViewAsync(customer) != before, "the mirror follows the canvas");
        await Expect(customer.Page.Locator(".selection .chip")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Reserve_BestSeats_SendsTheWishAndShowsWhenThereAreNone()
    {
        var arena = await Service.CreateArenaAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(arena.Sale), Device.Phone);
        customer.Monitor.AllowStatus(409, "/reservations");
        await customer.Page.RouteAsync(
            "**/api/v1/concerts/*/reservations",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 409,
                        ContentType = "application/problem+json",
                        Body = """{"status":409,"code":"seats_not_together"}""",
                    }
                )
        );
        await customer.OpenAsync(arena.Seats);
        await customer.Page.GetByLabel("Area").SelectOptionAsync("Floor D");
        await customer.Page.GetByLabel("Seats", new() { Exact = true }).SelectOptionAsync("3");

        var sent = await customer.Page.RunAndWaitForRequestAsync(
            () => customer.ClickButtonAsync("Reserve best available (3)"),
            new Regex("/reservations$", RegexOptions.None, TimeSpan.FromSeconds(1))
        );

        sent.PostData.Should().Contain("""best":{"count":3,"section":"Floor D","together":true}""");
        await customer.ShouldSeeAsync("There are not enough seats side by side.");
    }

    [BrowserFact]
    public async Task Map_AislesAndAccessibleSeats_AreShown()
    {
        var hall = await Service.CreateMixedHallAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(hall.Sale));
        await customer.OpenAsync(hall.Seats);

        await customer.ShouldSeePlaceAsync("Whole hall", 318);
        await Expect(customer.Block("Standing")).ToBeVisibleAsync();
        await Expect(customer.Seat("Seated Row 1 Seat 1, wheelchair space")).ToBeVisibleAsync();
        var before = await DistanceAsync(customer, "Seated Row 1 Seat 3", "Seated Row 1 Seat 4");
        var across = await DistanceAsync(customer, "Seated Row 1 Seat 4", "Seated Row 1 Seat 5");
        across.Should().BeApproximately(3 * before, 1, "the aisle is as wide as two seats");
        await customer.ChooseSeatAsync("Seated Row 1 Seat 5");
        await customer.HoldAsync("₩90,000");
        await customer.ShouldSeeAsync("Seated Row 1 Seat 5");
    }

    [BrowserFact]
    public async Task Reserve_StandingArea_SendsTheNumberOfPlaces()
    {
        var hall = await Service.CreateMixedHallAsync();
        var customer = await NewUserAsync(await Service.VisitorAsync(hall.Sale), Device.Phone);
        string? sent = null;
        await customer.Page.RouteAsync("**/api/v1/concerts/*/reservations", HoldSeatsAsync);
        await customer.OpenAsync(hall.Seats);

        await customer.Block("Standing").TapAsync();
        await Expect(customer.Page.GetByLabel("Seats", new() { Exact = true })).ToBeFocusedAsync();
        await customer.ClickButtonAsync("Reserve standing places (2)");

        await customer.ShouldSeeHeadingAsync("Reserved, not paid yet");
        sent.Should().Contain("""best":{"count":2,"section":"스탠딩 · Standing","together":true}""");

        // What the service does with the number is not this page's part.
        Task HoldSeatsAsync(IRoute route)
        {
            sent = route.Request.PostData;
            var body = new { performanceId = hall.Sale.PerformanceId, seatIds = hall.Sale.SeatIds.Take(2) };
            return route.ContinueAsync(new() { PostData = JsonSerializer.SerializeToUtf8Bytes(body) });
        }
    }

    private static async Task<float> DistanceAsync(BrowserUser user, string left, string right) =>
        (await user.Seat(right).BoundingBoxAsync())!.X - (await user.Seat(left).BoundingBoxAsync())!.X;

    private static Task<string> SeatsInViewAsync(BrowserUser user) =>
        user.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('[role=gridcell]')].map(cell => cell.dataset.seat).join()"
        );

    private async Task<BrowserUser> OpenBlockAsync(TestConcert arena, string block)
    {
        var user = await NewUserAsync(await Service.VisitorAsync(arena.Sale));
        await user.OpenAsync(arena.Seats);
        await user.Block(block).ClickAsync();
        await Expect(user.Page.GetByRole(AriaRole.Grid, new() { Name = block, Exact = true })).ToHaveCountAsync(1);
        return user;
    }

    private async Task HoldAsync(TestConcert arena, long seatId)
    {
        var other = await Service.VisitorAsync(arena.Sale);
        (await other.HoldAsync(arena.Sale, seatId)).ShouldBe(HttpStatusCode.Created);
    }
}
