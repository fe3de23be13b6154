using System.Net;

namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>Three wrong passwords per minute to one account, and three joins per minute of one user.</summary>
public sealed class StrictService()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "true"),
        ("RateLimits:SignInsPerAddress", "1000"),
        ("RateLimits:SignInsPerAccount", "3"),
        ("RateLimits:JoinsPerUser", "3")
    );

/// <summary>Three wrong passwords and three sign-ups per minute from one address.</summary>
public sealed class StrictToAddresses()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "true"),
        ("RateLimits:SignInsPerAddress", "3"),
        ("RateLimits:SignUpsPerAddress", "3")
    );

/// <summary>The strictest limits, but disabled.</summary>
public sealed class StrictButOff()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "false"),
        ("RateLimits:SignInsPerAddress", "1"),
        ("RateLimits:SignInsPerAccount", "1"),
        ("RateLimits:JoinsPerUser", "1")
    );

public sealed class RateLimitTests(StrictService strict, StrictToAddresses toAddresses, StrictButOff off)
    : IClassFixture<StrictService>,
        IClassFixture<StrictToAddresses>,
        IClassFixture<StrictButOff>
{
    private const int Allowed = 3;

    [Fact]
    public async Task SignIn_TooManyToOneAccount_IsLimited()
    {
        var tries = await SignInAsync(strict, "guessed@test.example", Allowed);

        var next = await TrySignInAsync(strict, "GUESSED@test.example");

        tries.Should().OnlyContain(answer => answer.Status == HttpStatusCode.Unauthorized);
        ShouldBeLimited(next);
        (await TrySignInAsync(strict, "other@test.example")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_TooManyFromOneAddress_IsLimited()
    {
        var tries = new List<Answer>();
        for (var i = 0; i < Allowed; i++)
            tries.Add(await TrySignInAsync(toAddresses, $"account{i}@test.example"));

        var next = await TrySignInAsync(toAddresses, "one-more@test.example");

        tries.Should().OnlyContain(answer => answer.Status == HttpStatusCode.Unauthorized);
        ShouldBeLimited(next);
        (await toAddresses.Client().GetAsync("/concerts")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignUp_TooManyFromOneAddress_IsLimited()
    {
        for (var i = 0; i < Allowed; i++)
            (await SignUpAsync($"new{i}@test.example")).ShouldBe(HttpStatusCode.Created);

        var next = await SignUpAsync("one-more-new@test.example");

        ShouldBeLimited(next);
    }

    [Fact]
    public async Task Join_TooMany_LimitsOnlyThatUser()
    {
        var concert = await strict.Crowd.ConcertAsync();
        var eager = await strict.Crowd.CustomerAsync();
        var calm = await strict.Crowd.CustomerAsync();
        for (var i = 0; i < Allowed; i++)
            ((int)(await eager.JoinAsync(concert)).Status).Should().BeOneOf(200, 201);

        var next = await eager.JoinAsync(concert);

        ShouldBeLimited(next);
        (await calm.JoinAsync(concert)).ShouldBe(HttpStatusCode.Created);
        (await eager.Client.GetAsync(concert.Line)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Gate_LeavesAndJoinsTooOften_IsLimitedAndGetsNoPlace()
    {
        var concert = await strict.Crowd.ConcertAsync();
        var eager = await strict.Crowd.CustomerAsync();
        for (var i = 0; i < Allowed; i++)
        {
            (await eager.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
            (await eager.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
        }

        var byTheGate = await eager.Client.GetAsync(concert.Seats);
        var byAJoin = await eager.JoinAsync(concert);

        ShouldBeLimited(byTheGate);
        ShouldBeLimited(byAJoin);
        (await PlacesAsync(concert)).Should().Be(Allowed);
    }

    [Fact]
    public async Task Gate_LiveToken_IsNeverLimited()
    {
        var concert = await strict.Crowd.ConcertAsync();
        var customer = await strict.Crowd.CustomerAsync();

        for (var i = 0; i < 3 * Allowed; i++)
            (await customer.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_LimitsSwitchedOff_IsNeverLimited()
    {
        var tries = await SignInAsync(off, "guessed@test.example", Allowed);

        tries.Should().OnlyContain(answer => answer.Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Join_LimitsSwitchedOff_IsNeverLimited()
    {
        var concert = await off.Crowd.ConcertAsync();
        var eager = await off.Crowd.CustomerAsync();

        var joins = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => eager.JoinAsync(concert)));

        joins.Count(answer => answer.Status == HttpStatusCode.Created).Should().Be(1);
        joins.Count(answer => answer.Status == HttpStatusCode.OK).Should().Be(9);
    }

    private Task<long> PlacesAsync(ConcertOnSale concert) =>
        strict.Sql.ScalarAsync<long>("SELECT count(*) FROM queue_tokens WHERE concert_id = $1", concert.ConcertId);

    private static async Task<List<Answer>> SignInAsync(Service service, string email, int times)
    {
        var answers = new List<Answer>();
        for (var i = 0; i < times; i++)
            answers.Add(await TrySignInAsync(service, email));
        return answers;
    }

    private Task<Answer> SignUpAsync(string email) =>
        toAddresses
            .Client()
            .PostAsync(
                "/auth/sign-up",
                new
                {
                    email,
                    password = "correct horse",
                    name = "Someone",
                }
            );

    private static Task<Answer> TrySignInAsync(Service service, string email) =>
        service.Client().PostAsync("/auth/sign-in", new { email, password = "a wrong guess" });

    private static void ShouldBeLimited(Answer answer)
    {
        answer.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        // Three per minute: the next one after 20 seconds.
        answer.Headers.RetryAfter!.Delta.Should().BeCloseTo(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5));
    }
}
