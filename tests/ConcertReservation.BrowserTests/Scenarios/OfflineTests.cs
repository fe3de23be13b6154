using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>What a device shows without a network, and what it must not keep.</summary>
public sealed class OfflineTests(TestSite site) : BrowserTest(site)
{
    private const string Kept = "This is the ticket as this device saw it";
    private static readonly Device PhoneWithWorker = Device.Phone with { HasServiceWorker = true };

    [BrowserFact]
    public async Task Open_TicketSeenBeforeWithoutANetwork_IsShown()
    {
        var (customer, concert, ticket) = await HolderOfATicketAsync();
        await customer.SetOfflineAsync(true);

        await customer.OpenAsync(ticket);

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
        await customer.ShouldSeeAsync(Kept);

        await customer.SetOfflineAsync(false);
        await customer.ShouldNotSeeAsync(Kept);
        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
    }

    [BrowserFact]
    public async Task Open_TicketSeenBeforeWhileNothingIsAnswered_IsShown()
    {
        var (customer, concert, ticket) = await HolderOfATicketAsync();
        await customer.Page.RouteAsync("**/api/v1/reservations/**", _ => Task.CompletedTask);

        await customer.OpenAsync(ticket);

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
        await customer.ShouldSeeAsync(Kept);
    }

    [BrowserFact]
    public async Task Open_AppWithoutANetwork_LeadsToTheTicket()
    {
        var (customer, concert, _) = await HolderOfATicketAsync();
        await customer.SetOfflineAsync(true);

        await customer.OpenAsync("/");
        await customer.Page.GetByRole(AriaRole.Link, new() { Name = "My reservations" }).ClickAsync();
        await customer.ClickLinkAsync("Ticket");

        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
    }

    [BrowserFact]
    public async Task Open_TicketNeverSeenWithoutANetwork_SaysSo()
    {
        var (customer, _, _) = await HolderOfATicketAsync();
        await customer.SetOfflineAsync(true);

        await customer.OpenAsync($"/reservations/{Guid.CreateVersion7(Service.Clock.GetUtcNow())}/ticket");

        await customer.ShouldSeeHeadingAsync("Something went wrong");
        await customer.ShouldSeeAsync("You are offline.");
    }

    [BrowserFact]
    public async Task SignOut_TicketSeenBefore_RemovesIt()
    {
        var (customer, _, ticket) = await HolderOfATicketAsync();
        var session = await customer.Page.EvaluateAsync<string>("() => localStorage.session");
        await customer.SetOfflineAsync(true);

        await customer.ClickButtonAsync("Sign out");
        await Expect(customer.Button("Sign out")).ToHaveCountAsync(0);

        // Not even with the same session again.
        await customer.Page.EvaluateAsync("session => { localStorage.session = session; }", session);
        await customer.OpenAsync(ticket);
        await customer.ShouldSeeAsync("You are offline.");
        (await customer.StoredCachesAsync()).Should().OnlyContain(name => name.StartsWith("shell "));
    }

    [BrowserFact]
    public async Task Open_AsAnotherPerson_RemovesTheTicketsOfTheFirst()
    {
        var (customer, _, _) = await HolderOfATicketAsync();
        await customer.Page.EvaluateAsync(
            """
            () => {
                const session = JSON.parse(localStorage.session);
                localStorage.session = JSON.stringify({ ...session, user: { ...session.user, userId: 'another' } });
            }
            """
        );

        await customer.OpenAsync("/");

        await customer.Page.WaitForFunctionAsync(
            "async () => (await caches.keys()).every(name => !name.startsWith('tickets '))"
        );
    }

    [BrowserFact]
    public async Task Open_ManyPages_KeepsNoAnswerOfTheApiButTheTicket()
    {
        var (customer, concert, ticket) = await HolderOfATicketAsync();

        foreach (var path in new[] { "/", concert.Path, "/wallet", "/reservations" })
        {
            await customer.OpenAsync(path);
            await Expect(customer.Heading).ToBeVisibleAsync();
        }

        var stored = await customer.StoredAddressesAsync();
        stored.Should().Contain(ticket).And.Contain("/");
        stored.Should().OnlyContain(path => path == "/" || path == ticket || path.StartsWith("/assets/"));
    }

    [BrowserFact]
    public async Task Refund_TicketSeenBefore_IsKeptNoLonger()
    {
        var (customer, _, ticket) = await HolderOfATicketAsync();
        await customer.OpenAsync(ticket.Replace("/ticket", "", StringComparison.Ordinal));
        await customer.ClickButtonAsync("Refund");
        await customer.ChooseInDialogAsync("Refund the ticket?", "Refund");
        await customer.ShouldSeeAsync("The amount was refunded to your wallet.");
        await customer.SetOfflineAsync(true);

        await customer.OpenAsync(ticket);

        await customer.ShouldSeeAsync("You are offline.");
    }

    private async Task<(BrowserUser Customer, TestConcert Concert, string Ticket)> HolderOfATicketAsync()
    {
        var concert = await Service.CreateConcertAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(concert.Sale);
        var customer = await NewUserAsync(buyer, PhoneWithWorker);
        customer.Monitor.AllowLostConnection();
        var ticket = $"/reservations/{reservationId}/ticket";
        await customer.OpenAsync(ticket);
        await customer.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");
        await customer.WaitForServiceWorkerAsync();
        return (customer, concert, ticket);
    }
}
