using System.Net;
using ConcertReservation.IntegrationTests.Mails;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>The owner changes the password.</summary>
public sealed class PasswordChangeTests(TwoMailingServices service) : IClassFixture<TwoMailingServices>
{
    private const string Next = "purple staple window";

    [Fact]
    public async Task Change_RightPassword_ReplacesItAndEndsTheOtherSessions()
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");
        var other = await account.SignInFromAsync("a desk");

        var answer = await ChangeAsync(own, Account.Password, Next);

        answer.ShouldBe(HttpStatusCode.NoContent);
        (await account.TrySignInAsync(Account.Password)).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
        (await account.TrySignInAsync(Next)).ShouldBe(HttpStatusCode.OK);
        (await own.GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
        foreach (var instance in new[] { 0, 1 })
            await Eventually.Is(
                async () =>
                    (await service.Client(instance).With(other.AccessToken).GetAsync("/users/me")).Status
                    == HttpStatusCode.Unauthorized,
                "every instance refuses the other session"
            );
    }

    [Theory]
    [InlineData("ko", "비밀번호가 변경되었습니다", "지금 비밀번호를 재설정해 주세요")]
    [InlineData("en", "Your password was changed", "reset your password now")]
    public async Task Change_RightPassword_TellsTheOwnerByMail(string language, string subject, string text)
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");
        await own.PatchAsync("/users/me", new { language, name = "Kim <b>" });
        await service.Postbox.UntilAsync(account.Email);

        (await ChangeAsync(own, Account.Password, Next)).ShouldBe(HttpStatusCode.NoContent);
        var mail = (await service.Postbox.UntilAsync(account.Email, 2))[1];

        mail.Subject.Should().Be(subject);
        mail.Plain.Should().Contain(text).And.Contain("https://tickets.example/forgot-password").And.Contain("(UTC+9)");
        mail.Html.Should().Contain("Kim &lt;b&gt;").And.Contain("/forgot-password").And.NotContain(Next);
    }

    [Theory]
    [InlineData("short12", "newPassword")]
    [InlineData("password", "newPassword")]
    [InlineData("Password", "newPassword")]
    [InlineData("dkssudgktpdy", "newPassword")]
    public async Task Change_BadNewPassword_IsRefusedAndChangesNothing(string next, string field)
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");

        var answer = await ChangeAsync(own, Account.Password, next);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields(field);
        (await account.TrySignInAsync(Account.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_ToTheEmail_IsRefused()
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");

        var answer = await ChangeAsync(own, Account.Password, account.Email.ToUpperInvariant());

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Change_WrongCurrentPassword_IsRefusedAndEndsNothing()
    {
        var account = await Account.SignUpAsync(service);
        var (own, other) = (await account.SignInFromAsync("a phone"), await account.SignInFromAsync("a desk"));

        var answer = await ChangeAsync(own, "a wrong guess", Next);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await other.GetAsync("/auth/sessions"))["items"]!.AsArray().Should().HaveCount(2);
        (await account.TrySignInAsync(Next)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Change_ManyAtOnce_OneWins()
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => ChangeAsync(service.Client(i).With(own.AccessToken), Account.Password, $"{Next} {i}"))
        );

        var won = answers
            .Select((answer, i) => (answer, i))
            .Where(each => each.answer.Status == HttpStatusCode.NoContent);
        var winner = won.Should().ContainSingle().Which.i;
        (await account.TrySignInAsync($"{Next} {winner}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_DuringSignInsWithTheOldPassword_LeavesNoSessionOfThem()
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");

        var signIns = Enumerable.Range(0, 12).Select(_ => account.TrySignInAsync(Account.Password)).ToList();
        (await ChangeAsync(own, Account.Password, Next)).ShouldBe(HttpStatusCode.NoContent);
        await Task.WhenAll(signIns);

        var live = (await own.GetAsync("/auth/sessions"))["items"]!.AsArray();
        live.Should().ContainSingle().Which!["current"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Change_NotSignedIn_IsUnauthenticated()
    {
        var answer = await ChangeAsync(service.Client(), Account.Password, Next);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static Task<Answer> ChangeAsync(ApiClient client, string currentPassword, string newPassword) =>
        client.PostAsync("/users/me/password", new { currentPassword, newPassword });
}

/// <summary>A wrong current password counts as a wrong password of a sign-in.</summary>
public sealed class PasswordChangeLimitTests(LimitedService service) : IClassFixture<LimitedService>
{
    [Fact]
    public async Task Change_ManyWrongPasswords_IsLimited()
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");

        var guesses = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => GuessAsync(own)));
        var right = await own.PostAsync(
            "/users/me/password",
            new { currentPassword = Account.Password, newPassword = "purple staple window" }
        );

        guesses.Should().Contain(answer => answer.Status == HttpStatusCode.Unauthorized);
        right.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    private static Task<Answer> GuessAsync(ApiClient client) =>
        client.PostAsync(
            "/users/me/password",
            new { currentPassword = "a wrong guess", newPassword = "purple staple window" }
        );
}
