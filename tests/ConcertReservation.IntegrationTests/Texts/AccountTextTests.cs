using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace ConcertReservation.IntegrationTests.Texts;

/// <summary>Names, e-mail addresses and passwords, as different keyboards and programs send them.</summary>
public sealed class AccountTextTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Password = "비밀번호열두글자암호";
    private static int s_count;
    private static readonly string Decomposed = Password.Normalize(NormalizationForm.FormD);

    [Theory]
    [InlineData(" 김\u3000민지\u00a0 ", "김 민지")]
    [InlineData("\u1100\u1161", "가")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    public async Task SignUp_NameInAnotherForm_IsKeptNormalised(string typed, string kept)
    {
        var answer = await SignUpAsync(NewEmail(), Password, typed);

        answer.ShouldBe(HttpStatusCode.Created).Get<string>("name").Should().Be(kept);
    }

    [Theory]
    [InlineData("각", 100)]
    [InlineData("👨‍👩‍👧", 100)]
    public async Task SignUp_NameOfOneHundredCharacters_IsAccepted(string character, int count)
    {
        var name = string.Concat(Enumerable.Repeat(character, count)).Normalize(NormalizationForm.FormD);

        var answer = await SignUpAsync(NewEmail(), Password, name);

        answer.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\u2800 \u200b")]
    [InlineData("evil\u202etxt")]
    [InlineData("bell\u0007")]
    public async Task SignUp_NameThatCannotBeRead_IsRefused(string name)
    {
        var answer = await SignUpAsync(NewEmail(), Password, name);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("name");
    }

    [Fact]
    public async Task SignUp_EmailWithWhiteSpaceAround_IsTheSameAddress()
    {
        (await SignUpAsync(" spaced@test.example\n", Password)).Get<string>("email").Should().Be("spaced@test.example");

        (await SignUpAsync("spaced@test.example", Password)).ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");
        (await SignInAsync("\tSpaced@test.example ", Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_EmailAndPasswordInTheOtherForm_Succeeds()
    {
        const string email = "가나@test.example";
        (await SignUpAsync(email, Decomposed)).ShouldBe(HttpStatusCode.Created);

        (await SignInAsync(email, Password)).ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(email.Normalize(NormalizationForm.FormD), Decomposed)).ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(email, Password + "1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task SignIn_PasswordStoredBeforeItWasNormalised_Succeeds()
    {
        const string email = "earlier@test.example";
        (await SignUpAsync(email, Password)).ShouldBe(HttpStatusCode.Created);
        await service.Sql.ExecuteAsync(
            "UPDATE accounts SET password_hash = $1 WHERE email = $2",
            new PasswordHasher<object>().HashPassword(new object(), Decomposed),
            email
        );

        (await SignInAsync(email, Decomposed)).ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(email, Password)).ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(email, "correct horse")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    private static string NewEmail() => $"text{Interlocked.Increment(ref s_count)}@test.example";

    private Task<Answer> SignUpAsync(string email, string password, string name = "Someone") =>
        service
            .Client()
            .PostAsync(
                "/auth/sign-up",
                new
                {
                    email,
                    password,
                    name,
                }
            );

    private Task<Answer> SignInAsync(string email, string password) =>
        service.Client().PostAsync("/auth/sign-in", new { email, password });
}
