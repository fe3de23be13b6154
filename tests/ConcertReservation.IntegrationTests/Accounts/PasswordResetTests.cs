using System.Net;
using ConcertReservation.IntegrationTests.Mails;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>A forgotten password is reset with a link that is mailed.</summary>
public sealed class PasswordResetTests(TwoMailingServices service) : IClassFixture<TwoMailingServices>
{
    private const string Next = "purple staple window";
    private const string Path = "/reset-password";

    [Fact]
    public async Task Reset_WithTheMailedToken_SetsThePasswordEndsAllSessionsAndVerifiesTheAddress()
    {
        var account = await Account.SignUpAsync(service);
        var session = await account.SignInFromAsync("a phone");
        (await RequestAsync(account.Email.ToUpperInvariant())).ShouldBe(HttpStatusCode.Accepted);
        var token = await service.Postbox.TokenAsync(account.Email, Path);

        (await ConfirmAsync(token)).ShouldBe(HttpStatusCode.NoContent);

        foreach (var instance in new[] { 0, 1 })
            await Eventually.Is(
                async () =>
                    (await service.Client(instance).With(session.AccessToken).GetAsync("/users/me")).Status
                    == HttpStatusCode.Unauthorized,
                "every instance refuses the sessions from before"
            );
        (await account.TrySignInAsync(Account.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        var me = await (await account.SignInFromAsync("a phone", Next)).GetAsync("/users/me");
        me.Get<bool>("emailVerified").Should().BeTrue();
    }

    [Theory]
    [InlineData("ko", "비밀번호 재설정 링크", "30분 동안 한 번만")]
    [InlineData("en", "Reset your password", "works once, for 30 minutes")]
    public async Task Reset_Requested_MailsTheLinkInTheLanguageOfTheAccount(
        string language,
        string subject,
        string text
    )
    {
        var account = await Account.SignUpAsync(service);
        await (await account.SignInFromAsync("a phone")).PatchAsync("/users/me", new { language, name = "Kim\r\n<i>" });
        await (await account.SignInFromAsync("a phone")).PatchAsync("/users/me", new { language, name = "Kim <i>" });

        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);

        var mail = service.Postbox.To(account.Email).Single(each => each.Subject == subject);
        mail.Plain.Should().Contain(text).And.Contain($"https://tickets.example/reset-password?token={token}");
        mail.Html.Should().Contain("Kim &lt;i&gt;").And.Contain(token);
    }

    [Fact]
    public async Task Reset_TokenUsedTwice_IsRefusedTheSecondTime()
    {
        var account = await Account.SignUpAsync(service);
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => ConfirmAsync(token, $"{Next} {i}", instance: i))
        );

        answers.Count(answer => answer.Status == HttpStatusCode.NoContent).Should().Be(1);
        answers
            .Where(answer => answer.Status != HttpStatusCode.NoContent)
            .Should()
            .AllSatisfy(answer => answer.ShouldBeProblem(HttpStatusCode.BadRequest, "reset_token_invalid"));
        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "reset_token_invalid");
    }

    [Fact]
    public async Task Reset_TokenOlderThanHalfAnHour_IsRefused()
    {
        var account = await Account.SignUpAsync(service);
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);
        service.Clock.Advance(TimeSpan.FromMinutes(31));

        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "reset_token_invalid");

        (await account.TrySignInAsync(Account.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reset_AlteredUnknownOrForeignToken_IsRefusedAlike()
    {
        var account = await Account.SignUpAsync(service);
        var verification = await service.Postbox.TokenAsync(account.Email, "/verify-email");
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        foreach (
            var bad in new[]
            {
                altered,
                token[..42],
                token + "A",
                verification,
                "nonsense",
                new string('A', 43),
                "한글",
            }
        )
            (await ConfirmAsync(bad)).ShouldBeProblem(HttpStatusCode.BadRequest, "reset_token_invalid");

        (await account.TrySignInAsync(Account.Password)).ShouldBe(HttpStatusCode.OK);
        (await ConfirmAsync(token)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("short12")]
    [InlineData("12345678")]
    public async Task Reset_BadNewPassword_LeavesTheTokenUsable(string next)
    {
        var account = await Account.SignUpAsync(service);
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);

        var answer = await ConfirmAsync(token, next);

        answer
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields("newPassword");
        (await ConfirmAsync(token, account.Email)).ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await ConfirmAsync(token)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Reset_PasswordChangedMeanwhile_RefusesTheToken()
    {
        var account = await Account.SignUpAsync(service);
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);
        var own = await account.SignInFromAsync("a phone");
        await own.PostAsync("/users/me/password", new { currentPassword = Account.Password, newPassword = Next });

        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "reset_token_invalid");
    }

    [Fact]
    public async Task Reset_AnotherAddressMeanwhile_RefusesTheToken()
    {
        var account = await Account.SignUpAsync(service);
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);
        await service.Sql.ExecuteAsync("UPDATE accounts SET email = 'x' || email WHERE email = $1", account.Email);

        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "reset_token_invalid");
    }

    [Fact]
    public async Task Request_TenThousandAtOnce_MailsOneLinkAnHour()
    {
        var account = await Account.SignUpAsync(service);
        await service.Postbox.TokenAsync(account.Email, "/verify-email");
        var (one, two) = (service.Client(), service.Client(1));

        var answers = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();
        await Parallel.ForAsync(
            0,
            10_000,
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, _) =>
            {
                var answer = await RequestAsync(account.Email, i % 2 == 0 ? one : two);
                answers.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
            }
        );
        await service.Postbox.TokenAsync(account.Email, Path);
        await WaitUntilServedAsync();

        answers.Keys.Should().Equal(HttpStatusCode.Accepted);
        service.Postbox.TokensOf(account.Email, Path).Should().ContainSingle();

        service.Clock.Advance(TimeSpan.FromMinutes(61));
        await RequestAsync(account.Email);
        await service.Postbox.TokenAsync(account.Email, Path, mails: 2);
    }

    [Fact]
    public async Task Request_UnknownAddress_IsAcceptedAndMailsNothing()
    {
        (await RequestAsync("unknown@test.example")).ShouldBe(HttpStatusCode.Accepted);

        await WaitUntilServedAsync();
        service.Postbox.To("unknown@test.example").Should().BeEmpty();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b@test.example")]
    [InlineData(" ")]
    public async Task Request_NoAddress_IsRefused(string email)
    {
        (await RequestAsync(email))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields("email");
    }

    [Fact]
    public async Task Token_Always_IsStoredAsAHashOnly()
    {
        var account = await Account.SignUpAsync(service);
        await RequestAsync(account.Email);
        var token = await service.Postbox.TokenAsync(account.Email, Path);

        var stored = await service.Sql.ColumnAsync<string>(
            "SELECT to_json(t)::text FROM account_tokens t UNION ALL SELECT to_json(m)::text FROM mails m"
        );

        stored.Should().NotBeEmpty().And.OnlyContain(row => !row.Contains(token, StringComparison.Ordinal));
    }

    // A later request of another address is served after the earlier ones.
    private async Task WaitUntilServedAsync()
    {
        foreach (var instance in new[] { 0, 1 })
        {
            var account = await Account.SignUpAsync(service);
            await RequestAsync(account.Email, service.Client(instance));
            await service.Postbox.TokenAsync(account.Email, Path);
        }
    }

    private Task<Answer> RequestAsync(string email, ApiClient? client = null) =>
        (client ?? service.Client()).PostAsync("/auth/password-resets", new { email });

    private Task<Answer> ConfirmAsync(string token, string newPassword = Next, int instance = 0) =>
        service.Client(instance).PostAsync("/auth/password-resets/confirm", new { token, newPassword });
}
