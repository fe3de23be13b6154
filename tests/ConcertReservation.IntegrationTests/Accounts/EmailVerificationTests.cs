using System.Net;
using ConcertReservation.IntegrationTests.Mails;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>A customer proves the e-mail address with a link that is mailed.</summary>
public sealed class EmailVerificationTests(MailingService service) : IClassFixture<MailingService>
{
    private const string Path = "/verify-email";

    [Fact]
    public async Task SignUp_Always_MailsALinkThatVerifiesTheAddress()
    {
        var account = await Account.SignUpAsync(service);
        var client = await account.SignInFromAsync("a phone");
        (await client.GetAsync("/users/me")).Get<bool>("emailVerified").Should().BeFalse();
        var token = await service.Postbox.TokenAsync(account.Email, Path);

        (await ConfirmAsync(token)).ShouldBe(HttpStatusCode.NoContent);

        (await client.GetAsync("/users/me")).Get<bool>("emailVerified").Should().BeTrue();
        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "verification_token_invalid");
    }

    [Theory]
    [InlineData("ko", "이메일 주소 확인", "본인의 주소인지 확인해 주세요")]
    [InlineData("en", "Confirm your e-mail address", "that it is yours")]
    public async Task SignUp_WithALanguage_MailsInIt(string language, string subject, string text)
    {
        var email = $"verify-{language}@test.example";
        var body = new
        {
            email,
            password = Account.Password,
            name = "Kim <script>",
            language,
        };

        (await service.Client().PostAsync("/auth/sign-up", body)).ShouldBe(HttpStatusCode.Created);
        var mail = (await service.Postbox.UntilAsync(email))[0];

        mail.Subject.Should().Be(subject);
        mail.Plain.Should().Contain(text);
        mail.Html.Should().Contain("Kim &lt;script&gt;").And.NotContain("<script>");
    }

    [Fact]
    public async Task SignUp_Refused_MailsNothing()
    {
        var account = await Account.SignUpAsync(service);
        await service.Postbox.TokenAsync(account.Email, Path);
        var body = new
        {
            email = account.Email,
            password = Account.Password,
            name = "Someone",
        };

        (await service.Client().PostAsync("/auth/sign-up", body)).ShouldBe(HttpStatusCode.Conflict);

        (await MailsOfAsync(account)).Should().Be(1);
    }

    [Fact]
    public async Task Request_AgainAtOnce_IsAcceptedAndMailsNoSecondLink()
    {
        var account = await Account.SignUpAsync(service);
        var client = await account.SignInFromAsync("a phone");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => client.PostAsync("/auth/email-verifications"))
        );

        answers.Should().AllSatisfy(answer => answer.ShouldBe(HttpStatusCode.Accepted));
        (await MailsOfAsync(account)).Should().Be(1);

        service.Clock.Advance(TimeSpan.FromMinutes(11));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsync("/auth/email-verifications")));
        (await MailsOfAsync(account)).Should().Be(2);
        var token = await service.Postbox.TokenAsync(account.Email, Path, mails: 2);
        (await ConfirmAsync(token)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Request_Verified_MailsNothing()
    {
        var account = await Account.SignUpAsync(service);
        var client = await account.SignInFromAsync("a phone");
        await ConfirmAsync(await service.Postbox.TokenAsync(account.Email, Path));
        service.Clock.Advance(TimeSpan.FromMinutes(11));

        (await client.PostAsync("/auth/email-verifications")).ShouldBe(HttpStatusCode.Accepted);

        (await MailsOfAsync(account)).Should().Be(1);
    }

    [Fact]
    public async Task Confirm_AnotherAddressMeanwhile_IsRefused()
    {
        var account = await Account.SignUpAsync(service);
        var token = await service.Postbox.TokenAsync(account.Email, Path);
        await service.Sql.ExecuteAsync("UPDATE accounts SET email = 'x' || email WHERE email = $1", account.Email);

        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "verification_token_invalid");
    }

    [Fact]
    public async Task Confirm_ExpiredAlteredOrForeignToken_IsRefusedAlike()
    {
        var account = await Account.SignUpAsync(service);
        var token = await service.Postbox.TokenAsync(account.Email, Path);
        await service.Client().PostAsync("/auth/password-resets", new { email = account.Email });
        var reset = await service.Postbox.TokenAsync(account.Email, "/reset-password");
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        foreach (var bad in new[] { altered, reset, "nonsense", token + "A" })
            (await ConfirmAsync(bad)).ShouldBeProblem(HttpStatusCode.BadRequest, "verification_token_invalid");
        service.Clock.Advance(TimeSpan.FromDays(3.1));
        (await ConfirmAsync(token)).ShouldBeProblem(HttpStatusCode.BadRequest, "verification_token_invalid");

        var verified = "SELECT email_verified_at IS NOT NULL FROM accounts WHERE email = $1";
        (await service.Sql.ScalarAsync<bool>(verified, account.Email)).Should().BeFalse();
    }

    [Fact]
    public async Task Request_NotSignedIn_IsUnauthenticated()
    {
        (await service.Client().PostAsync("/auth/email-verifications")).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "unauthenticated"
        );
    }

    private Task<long> MailsOfAsync(Account account) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM mails WHERE kind = 'email_verification' "
                + "AND user_id = (SELECT id FROM accounts WHERE email = $1)",
            account.Email
        );

    private Task<Answer> ConfirmAsync(string token) =>
        service.Client().PostAsync("/auth/email-verifications/confirm", new { token });
}
