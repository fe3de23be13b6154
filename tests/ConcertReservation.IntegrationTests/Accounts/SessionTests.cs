using System.Net;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>A refresh token works once, and a sign-out ends the session on every instance.</summary>
public sealed class SessionTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const string Password = "correct horse";
    private static int s_count;

    [Fact]
    public async Task Refresh_EachTokenOnce_ContinuesTheSession()
    {
        var first = await SignInAsync();

        var second = (await RefreshAsync(first)).ShouldBe(HttpStatusCode.OK);
        var third = (await RefreshAsync(second, instance: 1)).ShouldBe(HttpStatusCode.OK);

        (await MeAsync(third)).ShouldBe(HttpStatusCode.OK);
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM sessions WHERE ended_at IS NULL"))
            .Should()
            .BePositive();
    }

    [Fact]
    public async Task Refresh_UsedTokenLater_EndsTheSession()
    {
        var first = await SignInAsync();
        var second = (await RefreshAsync(first)).ShouldBe(HttpStatusCode.OK);
        service.Clock.Advance(TimeSpan.FromSeconds(11));

        var again = await RefreshAsync(first, instance: 1);

        again.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await RefreshAsync(second)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        await ShouldBeSignedOutAsync(second, instance: 0);
        await ShouldBeSignedOutAsync(second, instance: 1);
    }

    [Fact]
    public async Task Refresh_RepeatedAtOnceByTheSameDevice_GetsAnotherPairOfTheSession()
    {
        var first = await SignInAsync();

        var answers = await Task.WhenAll(RefreshAsync(first), RefreshAsync(first, instance: 1));

        foreach (var answer in answers)
        {
            answer.ShouldBe(HttpStatusCode.OK);
            (await RefreshAsync(answer)).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Refresh_UsedTokenOfAnotherUserAgent_EndsTheSession()
    {
        var first = await SignInAsync();
        (await RefreshAsync(first)).ShouldBe(HttpStatusCode.OK);

        var copied = await RefreshAsync(first, userAgent: "another");

        copied.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task SignOut_OnOneInstance_RefusesTheTokensOnEveryInstance()
    {
        var session = await SignInAsync();
        var client = service.Client().With(session.Get<string>("accessToken"));

        var answer = await client.PostAsync("/auth/sign-out");

        answer.ShouldBe(HttpStatusCode.NoContent);
        (await MeAsync(session)).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        await ShouldBeSignedOutAsync(session, instance: 1);
        (await RefreshAsync(session)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task SignOut_OfOneSession_LeavesTheOthers()
    {
        var email = await SignUpAsync();
        var (first, second) = (await SignInAsync(email), await SignInAsync(email));

        await service.Client().With(first.Get<string>("accessToken")).PostAsync("/auth/sign-out");

        (await MeAsync(second)).ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(second)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignOut_NotSignedIn_IsUnauthenticated()
    {
        var answer = await service.Client().PostAsync("/auth/sign-out");

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task SignIn_Always_StoresNoTokenInReadableForm()
    {
        var session = await SignInAsync();

        var stored = await service.Sql.ColumnAsync<string>(
            "SELECT to_json(t)::text FROM refresh_tokens t UNION ALL SELECT to_json(s)::text FROM sessions s"
        );

        stored.Should().NotBeEmpty();
        stored
            .Should()
            .OnlyContain(row => !row.Contains(session.Get<string>("refreshToken"), StringComparison.Ordinal));
        (await service.Sql.ScalarAsync<int>("SELECT max(octet_length(hash)) FROM refresh_tokens")).Should().Be(32);
    }

    private async Task ShouldBeSignedOutAsync(Answer session, int instance) =>
        await Eventually.Is(
            async () => (await MeAsync(session, instance)).Status == HttpStatusCode.Unauthorized,
            "every instance has to refuse the tokens of an ended session"
        );

    private async Task<Answer> SignInAsync() => await SignInAsync(await SignUpAsync());

    private async Task<Answer> SignInAsync(string email) =>
        (await service.Client().PostAsync("/auth/sign-in", new { email, password = Password })).ShouldBe(
            HttpStatusCode.OK
        );

    private async Task<string> SignUpAsync()
    {
        var email = $"session{Interlocked.Increment(ref s_count)}@test.example";
        await service.Client().SignUpAsync(email, Password, "Someone");
        return email;
    }

    private async Task<Answer> RefreshAsync(Answer session, int instance = 0, string? userAgent = null)
    {
        using var http = service.Hosts[instance].CreateClient();
        if (userAgent is not null)
            http.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        var body = new { refreshToken = session.Get<string>("refreshToken") };
        return await new ApiClient(http).PostAsync("/auth/refresh", body);
    }

    private Task<Answer> MeAsync(Answer session, int instance = 0) =>
        service.Client(instance).With(session.Get<string>("accessToken")).GetAsync("/users/me");
}
