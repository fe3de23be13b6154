using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class LinePageTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Wait_CapacityOfOne_IsAdmittedAfterTheFirstCustomerPays()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var first = await NewUserAsync(await Service.Crowd.CustomerAsync(balance: 50_000));
        await first.JoinLineAsync(concert);
        await first.WaitForAdmissionAsync();
        var between = await Service.VisitorAsync(concert.Sale);
        var person = await Service.Crowd.CustomerAsync();
        var second = await NewUserAsync(person);
        await second.JoinLineAsync(concert);
        await second.ShouldSeePositionAsync(2, concert);

        await second.ReloadAsync();
        await second.ShouldSeePositionAsync(2, concert);
        var phoneOfSecond = await NewUserAsync(person, Device.Phone);
        await phoneOfSecond.OpenAsync(concert.Line);
        await phoneOfSecond.ShouldSeePositionAsync(2, concert);

        (await between.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);
        await second.ShouldSeePositionAsync(1, concert);
        await phoneOfSecond.ShouldSeePositionAsync(1, concert);

        await first.ChooseDateAsync();
        await first.ChooseSeatAsync("A Row A Seat 1");
        await first.HoldAsync("₩50,000");
        await second.ShouldSeePositionAsync(1, concert);
        await first.PayAsync("₩50,000");
        await first.ShouldSeeTicketAsync(concert.Title, "A Row A Seat 1");

        await second.ShouldSeeHeadingAsync("Waiting room");
        await second.ShouldSeeAsync("It’s your turn");
        await Expect(second.Page).ToHaveTitleAsync("● It’s your turn");
        await second.WaitForAdmissionAsync();
        await second.ChooseDateAsync();
        await second.ShouldSeeSeatAsync("A Row A Seat 1", "sold");
    }

    [BrowserFact]
    public async Task Leave_Line_AsksForConfirmationAndAbandonsThePlace()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync());
        await customer.JoinLineAsync(concert);
        await customer.ShouldSeePositionAsync(1, concert);

        await customer.ClickButtonAsync("Leave the line");
        await customer.ChooseInDialogAsync("Leave the line?", "Go back");
        await customer.ShouldSeePositionAsync(1, concert);
        await customer.ClickButtonAsync("Leave the line");
        await customer.ChooseInDialogAsync("Leave the line?", "Leave the line");

        await customer.ShouldSeeHeadingAsync(concert.Title);
        await customer.ShouldSeeAsync("Join the line");
        await customer.OpenAsync(concert.Line);
        await customer.ShouldSeeAsync("You are not in line.");
    }

    [BrowserFact]
    public async Task Open_SeatsBeforeAdmission_ShowsTheLine()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));

        await customer.OpenAsync(concert.Seats);

        await customer.ShouldSeePositionAsync(1, concert);
    }

    // As Chrome on Android: the class exists, and its constructor throws.
    [BrowserTheory]
    [InlineData("default")]
    [InlineData("granted")]
    public async Task Wait_NotificationsCannotBeConstructed_OffersNoButtonAndStillAnnouncesTheTurn(string permission)
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var first = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.Page.AddInitScriptAsync(
            $$"""
            window.Notification = class { constructor() { throw new TypeError('Illegal constructor'); } };
            Notification.permission = '{{permission}}';
            Object.defineProperty(document, 'hidden', { get: () => true });
            """
        );
        await customer.OpenAsync(concert.Line);
        await customer.ShouldSeePositionAsync(1, concert);
        await Expect(customer.Button("Notify me")).ToHaveCountAsync(0);

        (await first.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        await customer.ShouldSeeAsync("It’s your turn");
        await Expect(customer.Page).ToHaveTitleAsync("● It’s your turn");
    }

    // Chrome on Android shows notifications of a service worker only.
    [BrowserFact]
    public async Task Wait_NotificationsOfAServiceWorkerOnly_AreOfferedAndShown()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var first = await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(
            await Service.VisitorAsync(concert.Sale),
            Device.Phone with
            {
                HasServiceWorker = true,
            }
        );
        await customer.Page.AddInitScriptAsync(
            """
            window.Notification = class {
                static permission = 'default';
                static requestPermission = async () => { Notification.permission = 'granted'; };
                constructor() { throw new TypeError('Illegal constructor'); }
            };
            ServiceWorkerRegistration.prototype.showNotification = async function (title, { body, data }) {
                window.shown = [title, body, data.path, this.active.scriptURL.split('/').pop()].join(' | ');
            };
            """
        );
        await customer.OpenAsync(concert.Line);
        await customer.ClickButtonAsync("Notify me");
        await customer.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { get: () => true }); }");

        (await first.Client.DeleteAsync(concert.Sale.Line)).ShouldBe(HttpStatusCode.NoContent);

        var shown = await customer.Page.WaitForFunctionAsync("() => window.shown");
        (await shown.JsonValueAsync<string>())
            .Should()
            .Be($"It’s your turn | {concert.Title} | {concert.Line} | service-worker.js");
    }

    [BrowserTheory]
    [InlineData(12_345)]
    [InlineData(12_345_678)]
    public async Task Wait_LongPositionOnAPhone_IsOnOneLine(int position)
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(
            await Service.VisitorAsync(concert.Sale),
            Device.Phone with
            {
                Width = 320,
                Language = "en-US",
            }
        );
        await customer.ChangeQueueTokenAsync(token => token["position"] = position);

        await customer.OpenAsync(concert.Line);

        const string Number = ".queue-status .big-number";
        await Expect(customer.Page.Locator(Number)).ToHaveTextAsync($"{position:N0}");
        await customer.ShouldShowOnOneLineAsync(Number);
        await customer.ShouldFitTheWidthAsync();
    }
}
