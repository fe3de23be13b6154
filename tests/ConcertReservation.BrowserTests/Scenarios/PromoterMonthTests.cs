using System.Globalization;
using System.Net;
using ConcertReservation.BrowserTests.AllPages;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>
/// A month of a promoter, through the pages: two evenings are planned and sold; one is moved and played, the other cancelled.
/// The test keeps its own books, and the settlements must agree with them to the won.
/// </summary>
public sealed class PromoterMonthTests(TestSite site) : BrowserTest(site)
{
    private const string Title = "Spring Night";
    private const string PromoterEmail = "promoter@test.example";
    private const string BoxOfficeEmail = "box@test.example";
    private const string Kim = "kim@test.example";
    private const string Lee = "lee@test.example";
    private const int Friday = 0;
    private const int Saturday = 1;
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private static readonly string[] Doors = ["door-a@test.example", "door-b@test.example"];

    private readonly Books _friday = new();
    private readonly Books _saturday = new();
    private readonly List<Person> _holdersOfSaturday = [];
    private DateTimeOffset _firstDay;
    private TestConcert _concert = null!;

    [BrowserFact]
    public async Task Month_OfAPromoter_IsSettledToTheWon()
    {
        _firstDay = new DateTimeOffset(Service.Clock.GetUtcNow().ToOffset(Seoul).Date, Seoul);
        await CreatePromoterAsync();

        await PlanTheDraftAsync();
        await BlockHouseSeatsAndPublishAsync();
        await OpenTheSaleToALineAsync();
        await SellToTheCrowdAsync();
        await ChangeAPriceAndGiveATicketAwayAsync();
        await MoveFridayOnItsMorningAsync();
        await HireStaffAndSellAtTheBoxOfficeAsync();
        await OpenTwoDoorsAsync();
        await CancelSaturdayAsync();

        await ShouldBeSettledAsync();
    }

    /// <summary>A draft with a price of its own for each section, and a second date from a CSV file.</summary>
    private async Task PlanTheDraftAsync()
    {
        var promoter = await ComeBackAsync(PromoterEmail, "/desk");
        await promoter.ClickLinkAsync("New concert");
        await promoter.FillAsync("Title", "봄밤 · Spring Night");
        await promoter.FillAsync("Venue", "한강 홀 · River Hall");
        await promoter.FillAsync("Sale opens", Local(Day(7, 10)));
        await promoter.FillAsync("Starts at", Local(Day(28, 19.5)));
        await promoter.FillSectionAsync(0, "A", rows: 2, seatsPerRow: 6, price: 60_000);
        await promoter.ClickButtonAsync("Add section");
        await promoter.FillSectionAsync(1, "B", rows: 2, seatsPerRow: 6, price: 40_000);
        await promoter.SaveForTheGuideAsync("plan", ".seat-plan");
        await promoter.Page.Locator("summary", new() { HasText = "Queue policy" }).ClickAsync();
        await promoter.FillAsync("Customers admitted at the same time", "1");
        await promoter.Page.GetByLabel("Save as a draft").CheckAsync();
        await promoter.ClickButtonAsync("Save the draft");
        await promoter.ShouldSeeHeadingAsync(Title);

        await promoter.ClickLinkAsync("Edit");
        await promoter.FillAsync("Starts at", Local(Day(36, 19.5)));
        await promoter.ImportPlanAsync("section,row,seat,price\nA,A,1,50000\nA,A,2,50000\nA,A,3,50000\nA,A,4,50000\n");
        await promoter.ShouldSeeAsync("The plan comes from plan.csv.");
        await promoter.ClickButtonAsync("Add performance");
        await promoter.ShouldSeeAsync("Queue policy");
        await promoter.OpenDateAndPricesAsync(Friday);
        await promoter.FillAsync("B: price in won", "45000");
        await promoter.SaveDateAndPricesAsync();
    }

    private async Task BlockHouseSeatsAndPublishAsync()
    {
        var customer = await NewUserAsync();
        await customer.OpenAsync("/");
        await Expect(customer.Page.GetByText(Title)).ToHaveCountAsync(0);
        var promoter = await ComeBackAsync(PromoterEmail, "/desk");
        await promoter.OpenFromTheListAsync(Title);
        await promoter.OpenOfPerformanceAsync("Seats and box office", Friday);
        await promoter.BlockAsync("Guests of the band", "A Row A Seat 1", "A Row A Seat 2");
        await promoter.SaveForTheGuideAsync("house");

        await promoter.OpenFromTheListAsync(Title);
        await promoter.ClickButtonAsync("Publish");
        await promoter.ChooseInDialogAsync("Publish this concert?", "Publish");
        await Expect(promoter.Page.GetByText("Customers do not see this concert.")).ToHaveCountAsync(0);

        _concert = await ReadConcertAsync(promoter);
        await Eventually.Is(
            async () =>
            {
                await customer.ReloadAsync();
                return await customer.Main.GetByText(Title).CountAsync() > 0;
            },
            "customers see the published concert"
        );
        await customer.OpenAsync(_concert.Path);
        await customer.ShouldSeeAsync("Sale opens");
    }

    /// <summary>One customer is inside, the next one waits and reads the notice.</summary>
    private async Task OpenTheSaleToALineAsync()
    {
        AdvanceTo(Day(7, 10.01));
        var kim = await NewUserAsync();
        await kim.JoinLineAsync(_concert);
        await kim.SignUpAsync("Kim Ha-neul", Kim);
        await kim.WaitForAdmissionAsync();
        await kim.ChooseDateAsync();
        await kim.ShouldSeeSeatAsync("A Row A Seat 1", "not on sale");
        await kim.ChooseSeatAsync("A Row A Seat 3");
        await kim.ChooseSeatAsync("A Row A Seat 4");
        await kim.HoldAsync("₩120,000");

        var lee = await NewUserAsync(device: Device.Phone);
        await lee.JoinLineAsync(_concert);
        await lee.SignUpAsync("Lee Sun-woo", Lee);
        await lee.ShouldSeePositionAsync(1, _concert);
        var promoter = await ComeBackAsync(PromoterEmail, $"/desk{_concert.Path}");
        await promoter.FillAsync("Subject", "Welcome");
        await promoter.FillAsync("Text", "You keep your place.");
        await promoter.ClickButtonAsync("Show the notice");
        await lee.ShouldSeeAsync("You keep your place.");

        await kim.TopUpAsync();
        await kim.PayAsync("₩120,000");
        await kim.ShouldSeeTicketAsync(Title, "A Row A Seat 3, A Row A Seat 4");
        _friday.Sell(60_000);
        _friday.Sell(60_000);
        await lee.WaitForAdmissionAsync();
        await lee.ChooseDateAsync();
        await lee.ChooseSeatAsync("B Row A Seat 1");
        await lee.HoldAsync("₩45,000");
        await lee.TopUpAsync();
        await lee.PayAsync("₩45,000");
        await lee.ShouldSeeTicketAsync(Title, "B Row A Seat 1");
        _friday.Sell(45_000);
    }

    private async Task SellToTheCrowdAsync()
    {
        var promoter = await ComeBackAsync(PromoterEmail, $"/desk{_concert.Path}");
        await promoter.FillAsync("Customers admitted at the same time", "50");
        await promoter.ClickButtonAsync("Save");
        await Expect(promoter.Page.GetByText("Saved.")).ToHaveCountAsync(1);

        await BuyAsync(Friday, seat: 6, price: 60_000);
        await BuyAsync(Friday, seat: 7, price: 60_000);
        for (var seat = 0; seat < 3; seat++)
            _holdersOfSaturday.Add(await BuyAsync(Saturday, seat, price: 50_000));
        await promoter.ShouldSeeFigureAsync("Sold", "8");
        await promoter.SaveForTheGuideAsync("live");
    }

    private async Task ChangeAPriceAndGiveATicketAwayAsync()
    {
        AdvanceTo(Day(14, 11));
        var promoter = await ComeBackAsync(PromoterEmail, $"/desk{_concert.Path}");
        await promoter.OpenDateAndPricesAsync(Friday);
        await promoter.FillAsync("A: price in won", "70000");
        await promoter.SaveForTheGuideAsync("prices");
        await promoter.SaveDateAndPricesAsync();

        var kim = await ComeBackAsync(Kim, "/reservations");
        await kim.ClickLinkAsync(Title);
        await kim.ShouldSeeAsync("₩120,000");
        await BuyAsync(Friday, seat: 8, price: 70_000);

        await promoter.OpenFromTheListAsync(Title);
        await promoter.OpenOfPerformanceAsync("Seats and box office", Friday);
        await promoter.IssueAsync("A Row A Seat 1", "Drummer", "Give away");
        _friday.Sell(0, "Complimentary");
        await promoter.ShouldSeeSettlementAsync(_friday);
    }

    /// <summary>Refunds of the old date are closed; because it is moved, they are open until the new one.</summary>
    private async Task MoveFridayOnItsMorningAsync()
    {
        AdvanceTo(Day(28, 9));
        var kim = await ComeBackAsync(Kim, "/reservations");
        await kim.ClickLinkAsync(Title);
        await kim.ShouldSeeAsync("The ticket can no longer be refunded.");
        var promoter = await ComeBackAsync(PromoterEmail, $"/desk{_concert.Path}");
        await promoter.OpenDateAndPricesAsync(Friday);
        await promoter.FillAsync("Starts at", Local(Day(30, 19.5)));
        await promoter.SaveDateAndPricesAsync();
        await promoter.ShouldSeeAsync("Moved from");

        var visitor = await NewUserAsync(device: Device.Phone);
        await visitor.OpenAsync(_concert.Path);
        await visitor.ShouldSeeAsync("Moved from");
        await visitor.ShouldSeeAsync(Day(30, 0).ToString("MMMM d", CultureInfo.InvariantCulture));
        await visitor.ShouldSeeAsync(Day(28, 0).ToString("MMMM d", CultureInfo.InvariantCulture));
        await kim.ReloadAsync();
        await kim.Page.GetByLabel("A Row A Seat 4").CheckAsync();
        await kim.ClickButtonAsync("Refund");
        await kim.ChooseInDialogAsync("Refund the ticket?", "Refund");
        await Expect(kim.Main.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["A Row A Seat 3₩60,000"]);
        _friday.Refund(60_000);
    }

    private async Task HireStaffAndSellAtTheBoxOfficeAsync()
    {
        AdvanceTo(Day(30, 17));
        var promoter = await ComeBackAsync(PromoterEmail, "/desk/staff");
        await promoter.AddStaffAsync("Box office", BoxOfficeEmail, "box_office");
        foreach (var door in Doors)
            await promoter.AddStaffAsync("Door", door, "gate");

        var boxOffice = await ComeBackAsync(BoxOfficeEmail);
        await boxOffice.ShouldSeeHeadingAsync("Box office");
        await boxOffice.SaveForTheGuideAsync("box-office");
        await boxOffice.Main.GetByRole(AriaRole.Link, new() { Name = "Sell", Exact = true }).First.ClickAsync();
        await boxOffice.IssueAsync("A Row A Seat 2", "Walk-in", "Sell for ₩70,000");
        _friday.Sell(70_000, "Box office");
    }

    /// <summary>One of the doors has no network, and a copy of a ticket comes through each of them.</summary>
    private async Task OpenTwoDoorsAsync()
    {
        var kim = await ComeBackAsync(Kim, "/reservations");
        await kim.ClickLinkAsync(Title);
        await kim.Main.GetByRole(AriaRole.Link, new() { Name = "Ticket" }).ClickAsync();
        await kim.Page.GetByText("Show the code as text").ClickAsync();
        var code = await kim.Page.Locator(".ticket code").InnerTextAsync();
        var (online, offline) = (await OpenDoorAsync(Doors[0]), await OpenDoorAsync(Doors[1]));
        await offline.SetOfflineAsync(true);

        await online.CheckInAsync(code);
        await online.ShouldSeeAnswerAsync("Ticket accepted");
        await online.ShouldSeeAnswerAsync($"1 of {_friday.Tickets} are in");
        await offline.CheckInAsync(code);
        await offline.ShouldSeeAnswerAsync("Ticket accepted");
        await offline.ShouldSeeAsync("Not sent yet: 1.");
        await offline.SetOfflineAsync(false);

        await offline.ShouldSeeAsync("Two doors let this ticket in");
        await offline.ShouldSeeAsync("A Row A Seat 3");
        await offline.SaveForTheGuideAsync("doors");
    }

    private async Task CancelSaturdayAsync()
    {
        AdvanceTo(Day(33, 12));
        var promoter = await ComeBackAsync(PromoterEmail, $"/desk{_concert.Path}");
        await promoter.CancelAsync(
            _concert.Sale.Performances[Saturday].PerformanceId,
            "The singer is ill",
            _holdersOfSaturday.Count
        );
        await promoter.SaveForTheGuideAsync("cancellation");

        foreach (var holder in _holdersOfSaturday)
        {
            _saturday.Refund(50_000);
            (await BalanceAsync(holder)).Should().Be(100_000, "the money is back in the wallet");
        }
    }

    private async Task ShouldBeSettledAsync()
    {
        var promoter = await ComeBackAsync(PromoterEmail, "/desk");
        await promoter.OpenFromTheListAsync(Title);
        await promoter.OpenOfPerformanceAsync("Settlement", Friday);
        await promoter.ShouldSeeSettlementAsync(_friday);
        await promoter.SaveForTheGuideAsync("settlement");
        await promoter.OpenFromTheListAsync(Title);
        await promoter.OpenOfPerformanceAsync("Settlement", Saturday);
        await promoter.ShouldSeeSettlementAsync(_saturday);

        await promoter.RunTheChecksAsync();
        (await (await Service.Crowd.OperatorAsync()).Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    private async Task CreatePromoterAsync()
    {
        var body = new
        {
            email = PromoterEmail,
            name = "Promoter",
            password = SignInActions.Password,
            role = "operator",
        };
        var created = await (await Service.Crowd.OperatorAsync()).Client.PostAsync("/admin/staff", body);
        created.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>A person signs in with a browser of that day, and opens a page; without one, the first page of the account.</summary>
    private async Task<BrowserUser> ComeBackAsync(string email, string? path = null)
    {
        var user = await NewUserAsync();
        // The browser stays open, and its session ends when the clock moves by days.
        user.Monitor.AllowStatus(401, "/api/");
        await user.OpenAsync(path is null ? "/sign-in" : $"/sign-in?next={Uri.EscapeDataString(path)}");
        await user.SignInAsync(email);
        await Expect(user.Heading).Not.ToHaveTextAsync("Sign in");
        return user;
    }

    private async Task<BrowserUser> OpenDoorAsync(string email)
    {
        var door = await ComeBackAsync(email);
        door.Monitor.AllowLostConnection();
        await door
            .Page.GetByLabel("Door of")
            .SelectOptionAsync(_concert.Sale.PerformanceId.ToString(CultureInfo.InvariantCulture));
        await door.ShouldSeeAsync($"Also works without a network: {_friday.Tickets} tickets");
        return door;
    }

    /// <summary>A customer of the crowd buys one seat by the API.</summary>
    private async Task<Person> BuyAsync(int performance, int seat, long price)
    {
        var evening = _concert.Sale with { Performances = [_concert.Sale.Performances[performance]] };
        var (buyer, reservationId) = await Service.BuyerAsync(evening, balance: 100_000, seat);
        var paid = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        paid.Get<long>("totalPrice").Should().Be(price);
        (performance == Friday ? _friday : _saturday).Sell(price);
        return buyer;
    }

    /// <summary>From the database: the token of the customer is too old.</summary>
    private Task<long> BalanceAsync(Person person) =>
        Service.Sql.ScalarAsync<long>("SELECT balance FROM wallets WHERE user_id = $1", person.UserId);

    private async Task<TestConcert> ReadConcertAsync(BrowserUser promoter)
    {
        var path = new Uri(promoter.Page.Url).AbsolutePath.Replace("/desk/", "/admin/", StringComparison.Ordinal);
        var concert = await (await Service.Crowd.OperatorAsync()).Client.GetAsync(path);
        return new TestConcert(await Service.OnSaleAsync(concert.ShouldBe(HttpStatusCode.OK)), Title);
    }

    private DateTimeOffset Day(int day, double hour) => _firstDay.AddDays(day).AddHours(hour);

    private void AdvanceTo(DateTimeOffset time) => Service.Clock.Advance(time - Service.Clock.GetUtcNow());

    private static string Local(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
