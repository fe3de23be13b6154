using System.Net;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>Ten wrong passwords lock an account for five minutes, and the responses do not reveal it.</summary>
public sealed class LockoutTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int Allowed = 10;

    [Fact]
    public async Task SignIn_TenWrongPasswords_RefusesTheRightPasswordWithTheSameText()
    {
        var account = await Account.SignUpAsync(service);
        var wrong = await FailAsync(account, Allowed);

        var right = await account.TrySignInAsync(Account.Password);

        right.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        right["detail"]!.ToString().Should().Be(wrong["detail"]!.ToString());
    }

    [Fact]
    public async Task SignIn_RightPassword_ResetsTheCountOfWrongPasswords()
    {
        var account = await Account.SignUpAsync(service);
        await FailAsync(account, Allowed - 1);
        var first = await account.TrySignInAsync(Account.Password);
        await FailAsync(account, Allowed - 1);

        var second = await account.TrySignInAsync(Account.Password);

        first.ShouldBe(HttpStatusCode.OK);
        second.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_RightPasswordAfterTheLockEnds_Succeeds()
    {
        var account = await Account.SignUpAsync(service);
        await FailAsync(account, Allowed);
        var end = await LockEndAsync(account);
        await service.Sql.ExecuteAsync("UPDATE accounts SET lockout_end = now() WHERE email = $1", account.Email);

        var right = await account.TrySignInAsync(Account.Password);

        end.Should().BeCloseTo(TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5), TimeSpan.FromMinutes(1));
        right.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_ConcurrentWrongPasswords_CountsEachOfThem()
    {
        var account = await Account.SignUpAsync(service);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Allowed - 1).Select(_ => account.TrySignInAsync("a wrong guess"))
        );

        foreach (var answer in answers)
            answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await CountAsync(account)).Should().Be(Allowed - 1);
        await FailAsync(account, 1);
        (await account.TrySignInAsync(Account.Password)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task<int> CountAsync(Account account) =>
        service.Sql.ScalarAsync<int>("SELECT access_failed_count FROM accounts WHERE email = $1", account.Email);

    private Task<DateTime> LockEndAsync(Account account) =>
        service.Sql.ScalarAsync<DateTime>("SELECT lockout_end FROM accounts WHERE email = $1", account.Email);

    private static async Task<Answer> FailAsync(Account account, int times)
    {
        for (var i = 1; i < times; i++)
            (await account.TrySignInAsync("a wrong guess")).ShouldBe(HttpStatusCode.Unauthorized);
        return await account.TrySignInAsync("a wrong guess");
    }
}
