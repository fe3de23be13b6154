using System.Net;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>Which passwords a new account may have.</summary>
public sealed class NewPasswordTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static int s_count;

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("12345678")]
    [InlineData("password123")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou")]
    [InlineData("q1w2e3r4")]
    [InlineData("qlalfqjsgh")]
    public async Task SignUp_CommonPassword_IsRefused(string password)
    {
        (await SignUpAsync(NewEmail(), password))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields("password");
    }

    [Theory]
    [InlineData("minji.new")]
    [InlineData("MINJI.new@test.example")]
    public async Task SignUp_TheAddress_IsRefused(string password)
    {
        (await SignUpAsync("minji.new@test.example", password))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields("password");
    }

    [Fact]
    public async Task AddStaff_CommonPassword_IsRefused()
    {
        var boss = await service.Crowd.OperatorAsync();

        var answer = await boss.Client.PostAsync(
            "/admin/staff",
            new
            {
                email = NewEmail(),
                name = "Door",
                password = "baseball",
                role = "gate",
            }
        );

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("password");
    }

    [Fact]
    public async Task SignIn_PasswordThatWouldBeRefusedNow_Succeeds()
    {
        var email = NewEmail();
        (await SignUpAsync(email, "correct horse")).ShouldBe(HttpStatusCode.Created);
        await service.Sql.ExecuteAsync(
            "UPDATE accounts SET password_hash = $1 WHERE email = $2",
            new Microsoft.AspNetCore.Identity.PasswordHasher<object>().HashPassword(new object(), "12345678"),
            email
        );

        (await service.Client().PostAsync("/auth/sign-in", new { email, password = "12345678" })).ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Theory]
    [InlineData("correct horse")]
    [InlineData("비밀번호는 비밀입니다")]
    [InlineData("pppppppp1z")]
    public async Task SignUp_OtherPassword_IsAccepted(string password)
    {
        (await SignUpAsync(NewEmail(), password)).ShouldBe(HttpStatusCode.Created);
    }

    private static string NewEmail() => $"newpass{Interlocked.Increment(ref s_count)}@test.example";

    private Task<Answer> SignUpAsync(string email, string password) =>
        service
            .Client()
            .PostAsync(
                "/auth/sign-up",
                new
                {
                    email,
                    password,
                    name = "Someone",
                }
            );
}
