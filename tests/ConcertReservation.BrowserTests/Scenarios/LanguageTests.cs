using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class LanguageTests(TestSite site) : BrowserTest(site)
{
    [BrowserTheory]
    [InlineData("ko-KR", "ko", "공연")]
    [InlineData("en-GB", "en", "Concerts")]
    [InlineData("fr-FR", "en", "Concerts")]
    public async Task Open_BrowserLanguage_IsUsed(string browser, string language, string words)
    {
        var customer = await NewUserAsync(device: Device.Desktop with { Language = browser });

        await customer.OpenAsync("/");

        await customer.ShouldSeeHeadingAsync(words);
        await Expect(customer.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [BrowserFact]
    public async Task Switch_Language_IsKept()
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync();
        await customer.OpenAsync(concert.Path);
        await customer.ShouldSeeHeadingAsync(concert.Title);

        await customer.ClickButtonAsync("한국어");

        await customer.ShouldSeeHeadingAsync("밤의 노래");
        await customer.ShouldSeeAsync("한강 홀");
        await customer.ReloadAsync();
        await customer.ShouldSeeHeadingAsync("밤의 노래");
        await customer.ClickButtonAsync("English");
        await customer.ShouldSeeHeadingAsync(concert.Title);
    }

    [BrowserFact]
    public async Task SignIn_WrongPassword_IsRefusedInKorean()
    {
        var customer = await NewUserAsync(device: Device.Phone with { Language = "ko-KR" });
        customer.Monitor.AllowStatus(401, "/auth/sign-in");
        await customer.OpenAsync("/sign-in");

        await customer.FillAsync("이메일", "unknown@test.example");
        await customer.FillAsync("비밀번호", "something-wrong");
        await customer.ClickButtonAsync("로그인");

        await customer.ShouldSeeAsync("이메일 또는 비밀번호가 올바르지 않습니다.");
        await Expect(customer.Main.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveTextAsync("회원가입");
    }

    [BrowserTheory]
    [InlineData("en-US", "April 1, 2099")]
    [InlineData("ko-KR", "2099년 4월 1일")]
    public async Task Show_DateOfAnotherYear_NamesTheYear(string browser, string date)
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(device: Device.Desktop with { Language = browser });
        await customer.ChangeResponseAsync(
            $"**/api/v1{concert.Path}",
            json => json["performances"]![0]!["startsAt"] = "2099-04-01T10:30:00Z"
        );

        await customer.OpenAsync(concert.Path);

        await customer.ShouldSeeAsync(date);
    }

    [BrowserTheory]
    [InlineData("ko-KR")]
    [InlineData("en-US")]
    public async Task Show_VenueWithASeparator_ShowsAllOfIt(string browser)
    {
        var concert = await Service.CreateConcertAsync();
        var customer = await NewUserAsync(device: Device.Desktop with { Language = browser });
        await customer.ChangeResponseAsync(
            $"**/api/v1{concert.Path}",
            json => json["venue"]!["name"] = "예술의전당 · CJ Towol Theater"
        );

        await customer.OpenAsync(concert.Path);

        await customer.ShouldSeeAsync("예술의전당 · CJ Towol Theater");
    }

    [BrowserFact]
    public async Task Reservation_InKorean_UsesTheWordsOfABookingSite()
    {
        var concert = await Service.CreateConcertAsync();
        var (person, reservationId) = await Service.HolderAsync(concert.Sale, balance: 50_000);
        var customer = await NewUserAsync(person, Device.Desktop with { Language = "ko-KR" });

        await customer.OpenAsync($"/reservations/{reservationId}");

        await customer.ShouldSeeAsync("A구역 A열 1번");
        await customer.ShouldSeeAsync("예치금 잔액");
        await customer.ClickButtonAsync("선점 취소");
        await customer.ChooseInDialogAsync("좌석 선점을 취소하시겠습니까?", "선점 취소");
        await customer.ShouldSeeHeadingAsync("선점 취소");
    }
}
