using System.Diagnostics;
using System.Net;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>Passwords cost enough to be seen in the time of a response.</summary>
public sealed class SlowHashing() : Service(instances: 1, ("Passwords:Iterations", "60000"));

/// <summary>A sign-in reveals nothing to an attacker, not even by its response time.</summary>
public sealed class GuessingTests(SlowHashing service) : IClassFixture<SlowHashing>
{
    private const int Samples = 15;

    // Without the additional hash, the response for an unknown e-mail would be about twenty times faster.
    private const double Alike = 4;

    [Fact]
    public async Task SignIn_UnknownEmail_GetsTheResponseOfAWrongPassword()
    {
        var account = await Account.SignUpAsync(service);
        var unknownAccount = account with { Email = "unknown@test.example" };

        var unknown = await unknownAccount.TrySignInAsync("a wrong guess");
        var wrong = await account.TrySignInAsync("a wrong guess");

        unknown.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        WithoutTrace(unknown).Should().Be(WithoutTrace(wrong));
        unknown
            .Headers.Select(header => header.Key)
            .Should()
            .BeEquivalentTo(wrong.Headers.Select(header => header.Key));
    }

    [Fact]
    public async Task SignIn_UnknownEmail_TakesAsLongAsAWrongPassword()
    {
        var account = await Account.SignUpAsync(service);
        var unknownAccount = account with { Email = "unknown-at-all@test.example" };
        await account.TrySignInAsync("to warm up");
        await unknownAccount.TrySignInAsync("to warm up");

        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < Samples; i++)
        {
            known.Add(await TimeAsync(account));
            unknown.Add(await TimeAsync(unknownAccount));
        }

        (Median(unknown) / Median(known)).Should().BeInRange(1 / Alike, Alike);
    }

    private static async Task<double> TimeAsync(Account account)
    {
        var started = Stopwatch.GetTimestamp();
        await account.TrySignInAsync("a wrong guess");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> samples) => samples.Order().ElementAt(Samples / 2);

    private static string WithoutTrace(Answer answer) =>
        answer.Text.Replace(answer.Get<string>("traceId"), "", StringComparison.Ordinal);
}
