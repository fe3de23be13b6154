using ConcertReservation.BrowserTests.Stages;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class LanguageTests(Stage stage) : Scenario(stage)
{
    [BrowserTheory]
    [InlineData("ko-KR", "ko", "공연")]
    [InlineData("en-GB", "en", "What’s on")]
    [InlineData("fr-FR", "en", "What’s on")]
    public async Task Open_WithABrowsersLanguage_SpeaksIt(string browser, string language, string words)
    {
        var someone = await ArriveAsync(device: Device.Desktop with { Language = browser });

        await someone.OpenAsync("/");

        await someone.SeesHeadingAsync(words);
        await Expect(someone.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [BrowserFact]
    public async Task Switch_TheLanguage_IsKept()
    {
        var show = await Service.ShowAsync();
        var someone = await ArriveAsync();
        await someone.OpenAsync(show.Path);
        await someone.SeesHeadingAsync(show.Title);

        await someone.PressAsync("한국어");

        await someone.SeesHeadingAsync("밤의 노래");
        await someone.SeesAsync("한강 홀");
        await someone.ReloadAsync();
        await someone.SeesHeadingAsync("밤의 노래");
        await someone.PressAsync("English");
        await someone.SeesHeadingAsync(show.Title);
    }

    [BrowserFact]
    public async Task SignIn_WithAWrongPassword_IsRefusedInKorean()
    {
        var someone = await ArriveAsync(device: Device.Phone with { Language = "ko-KR" });
        someone.Watch.Expect(401, "/auth/sign-in");
        await someone.OpenAsync("/sign-in");

        await someone.FillAsync("이메일", "nobody@test.example");
        await someone.FillAsync("비밀번호", "something-wrong");
        await someone.PressAsync("로그인");

        await someone.SeesAsync("이메일이나 비밀번호가 맞지 않습니다.");
        await Expect(someone.Main.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveTextAsync("회원 가입");
    }
}
