using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Mails;

/// <summary>The switch on the page of the line.</summary>
public sealed class TurnMailSwitchTests(MailSite site) : IClassFixture<MailSite>
{
    [BrowserFact]
    public async Task Switch_OnReloadedAndOff_IsWhatTheServerKeeps()
    {
        var concert = await site.Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await site.Service.VisitorAsync(concert.Sale);
        var person = await site.Service.Crowd.CustomerAsync();
        var customer = await site.NewUserAsync(person, Device.Phone, "customer");
        await customer.JoinLineAsync(concert);
        await customer.ShouldSeePositionAsync(1, concert);
        var box = customer.Page.GetByLabel("Mail me when my turn comes");
        await Expect(box).Not.ToBeCheckedAsync();

        await box.CheckAsync();
        await customer.ShouldSeeAsync($"We will write to {person.Email}");
        (await CountAsync(concert)).Should().Be(1);
        await customer.ReloadAsync();
        await Expect(box).ToBeCheckedAsync();
        await box.UncheckAsync();

        await Expect(box).ToBeEnabledAsync();
        (await CountAsync(concert)).Should().Be(0);
        await customer.ReloadAsync();
        await Expect(box).Not.ToBeCheckedAsync();
        await customer.Page.Context.CloseAsync();
        customer.Monitor.ShouldHaveNoErrors();
    }

    private Task<long> CountAsync(TestConcert concert) =>
        site.Service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM turn_mails WHERE concert_id = $1",
            concert.Sale.ConcertId
        );
}
