using System.Globalization;
using System.Net;

namespace ConcertReservation.BrowserTests.Mails;

/// <summary>Two customers get a mail of each kind, in the order in which they happen.</summary>
internal static class MailStory
{
    private const string Password = "drei Schwäne am Kanal";
    private const string NewPassword = "vier Schwäne am Kanal";

    /// <returns>The addresses of the customers.</returns>
    public static async Task<IReadOnlyList<string>> TellAsync(MailSite site, string language) =>
        [await BuyAsync(site, language), await KeepAccountAsync(site, language)];

    // The address is to be verified; another password; a password that is lost.
    private static async Task<string> KeepAccountAsync(MailSite site, string language)
    {
        var anyone = site.Service.Client();
        var email = $"account-{language}@test.example";
        var account = new
        {
            email,
            password = Password,
            name = NameIn(language),
            language,
        };
        (await anyone.PostAsync("/auth/sign-up", account)).ShouldBe(HttpStatusCode.Created);
        await site.Postbox.UntilAsync(email);
        var owner = await anyone.SignInAsync(email, Password);
        var passwords = new { currentPassword = Password, newPassword = NewPassword };
        (await owner.PostAsync("/users/me/password", passwords)).ShouldBe(HttpStatusCode.NoContent);
        await site.Postbox.UntilAsync(email, 2);
        (await anyone.PostAsync("/auth/password-resets", new { email })).ShouldBe(HttpStatusCode.Accepted);
        await site.Postbox.UntilAsync(email, 3);
        return email;
    }

    private static async Task<string> BuyAsync(MailSite site, string language)
    {
        var service = site.Service;
        var staff = await service.Crowd.OperatorAsync();
        var concert = await service.OnSaleAsync(await staff.Client.PostAsync(Announcement.Path, ConcertOf(service)));
        var inside = await service.VisitorAsync(concert);
        var customer = await service.Crowd.CustomerAsync(balance: 1_000_000);
        var name = NameIn(language);
        (await customer.Client.PatchAsync("/users/me", new { name, language })).ShouldBe(HttpStatusCode.OK);

        // The turn is near, and begins.
        customer = await customer.InLineAsync(concert);
        (await customer.Client.SendAsync(HttpMethod.Put, $"{concert.Line}/mail")).ShouldBe(HttpStatusCode.OK);
        service.Clock.Advance(TimeSpan.FromMinutes(6));
        await site.Postbox.UntilAsync(customer.Email);
        (await inside.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
        await site.Postbox.UntilAsync(customer.Email, 2);

        // The tickets; another date; a message; one seat is refunded; the performance is cancelled.
        var held = await customer.HoldAsync(concert, concert.SeatIds[0], concert.SeatIds[1]);
        var id = held.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId");
        (await customer.PayAsync(id)).ShouldBe(HttpStatusCode.Created);
        await site.Postbox.UntilAsync(customer.Email, 3);
        var performance = $"/admin{concert.Path}/performances/{concert.PerformanceId}";
        var startsAt = service.Clock.GetUtcNow().AddDays(60).ToString("O", CultureInfo.InvariantCulture);
        (await staff.Client.PatchAsync(performance, new { startsAt })).ShouldBe(HttpStatusCode.OK);
        await site.Postbox.UntilAsync(customer.Email, 4);
        (await staff.Client.PostAsync($"/admin{concert.Path}/messages", MessageIn(language))).ShouldBe(
            HttpStatusCode.Accepted
        );
        await site.Postbox.UntilAsync(customer.Email, 5);
        var seatIds = new[] { concert.SeatIds[1] };
        (await customer.Client.PostAsync($"/reservations/{id}/refund", new { seatIds })).ShouldBe(
            HttpStatusCode.Created
        );
        await site.Postbox.UntilAsync(customer.Email, 6);
        (await staff.Client.PostAsync($"{performance}/cancellation", new { reason = "Storm" })).ShouldBe(
            HttpStatusCode.Accepted
        );
        await site.Postbox.UntilAsync(customer.Email, 7);
        return customer.Email;
    }

    private static string NameIn(string language) => language == "ko" ? "김민지" : "Minji Kim";

    private static object ConcertOf(Service service) =>
        new
        {
            title = "밤의 노래",
            venue = new { name = "한강홀", address = "서울시 영등포구 여의동로 330" },
            runningMinutes = 120,
            queuePolicy = new { maxActive = 1, activeFor = "00:10:00" },
            performances = new[]
            {
                new
                {
                    startsAt = service.Clock.GetUtcNow().AddDays(30),
                    sections = new[]
                    {
                        new
                        {
                            name = "VIP",
                            rows = 2,
                            seatsPerRow = 5,
                            price = 165_000,
                        },
                    },
                },
            },
        };

    private static object MessageIn(string language) =>
        language == "ko"
            ? new
            {
                to = "holders",
                subject = "입장 시간 안내",
                text = "입장은 공연 한 시간 전에 시작합니다.\n물품 보관소는 1층에 있습니다.",
            }
            : new
            {
                to = "holders",
                subject = "When the doors open",
                text = "The doors open one hour before the start.\nYou find the cloakroom on the first floor.",
            };
}
