using System.Buffers.Binary;
using System.Net;
using ConcertReservation.IntegrationTests.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>Passwords are hashed at the cost of the settings, and old hashes are replaced.</summary>
public sealed class PasswordHashTests(SlowHashing service) : IClassFixture<SlowHashing>
{
    private const int Iterations = 60_000;

    [Fact]
    public async Task SignUp_Always_HashesWithTheIterationsOfTheSettings()
    {
        var account = await Account.SignUpAsync(service);

        (await IterationsAsync(account)).Should().Be(Iterations);
    }

    [Fact]
    public async Task SignIn_OldHash_IsReplacedAndAllAtOnceSucceed()
    {
        var account = await WithOldHashAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => account.TrySignInAsync(Account.Password)));

        answers.Should().AllSatisfy(answer => answer.ShouldBe(HttpStatusCode.OK));
        (await IterationsAsync(account)).Should().Be(Iterations);
        (await account.TrySignInAsync(Account.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOfAnOldHash_KeepsItAndTakesAsLongAsAnyOther()
    {
        var (old, current) = (await WithOldHashAsync(), await Account.SignUpAsync(service));
        await old.TrySignInAsync("to warm up");

        var (oldTime, currentTime) = (await TimeAsync(old), await TimeAsync(current));

        (oldTime / currentTime).Should().BeInRange(0.4, 2.5);
        (await IterationsAsync(old)).Should().Be(1_000);
    }

    private async Task<Account> WithOldHashAsync()
    {
        var account = await Account.SignUpAsync(service);
        var options = Options.Create(new PasswordHasherOptions { IterationCount = 1_000 });
        await service.Sql.ExecuteAsync(
            "UPDATE accounts SET password_hash = $1 WHERE email = $2",
            new PasswordHasher<object>(options).HashPassword(new object(), Account.Password),
            account.Email
        );
        return account;
    }

    private static async Task<double> TimeAsync(Account account)
    {
        var times = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            (await account.TrySignInAsync("a wrong guess")).ShouldBe(HttpStatusCode.Unauthorized);
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }

    private async Task<int> IterationsAsync(Account account)
    {
        var hash = await service.Sql.ScalarAsync<string>(
            "SELECT password_hash FROM accounts WHERE email = $1",
            account.Email
        );
        return (int)BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5, 4));
    }
}
