using System.Net;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>A customer sees the sessions of the account, and ends them on every instance.</summary>
public sealed class OwnSessionsTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task List_TwoDevices_TellsWhichIsThisOne()
    {
        var account = await Account.SignUpAsync(service);
        var phone = await SignInAsync(account, "a phone");
        await SignInAsync(account, "a laptop");

        var answer = await phone.GetAsync("/auth/sessions");

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("items", "nextCursor");
        var items = answer["items"]!.AsArray();
        items[0].ShouldHaveFields("sessionId", "createdAt", "lastUsedAt", "address", "userAgent", "current");
        items.Select(item => (string)item!["userAgent"]!).Should().Equal("a laptop", "a phone");
        items.Select(item => (bool)item!["current"]!).Should().Equal(false, true);
        ((string)items[0]!["address"]!).Should().Contain("127.0.0.1");
    }

    [Fact]
    public async Task List_Pages_HasEachLiveSessionOnce()
    {
        var account = await Account.SignUpAsync(service);
        var client = await SignInAsync(account);
        for (var i = 0; i < 4; i++)
            await SignInAsync(account);
        await (await SignInAsync(account)).PostAsync("/auth/sign-out");

        var first = await client.GetAsync("/auth/sessions?limit=3");
        var second = await client.GetAsync($"/auth/sessions?limit=3&cursor={first.Get<string>("nextCursor")}");

        IdsOf(first).Concat(IdsOf(second)).Should().OnlyHaveUniqueItems().And.HaveCount(5);
        second["nextCursor"].Should().BeNull();
    }

    [Fact]
    public async Task End_OneSession_IsRefusedOnEveryInstanceWithinASecond()
    {
        var account = await Account.SignUpAsync(service);
        var (phone, laptop) = (await SignInAsync(account), await SignInAsync(account));
        var id = await IdOfAsync(laptop);

        (await phone.DeleteAsync($"/auth/sessions/{id}")).ShouldBe(HttpStatusCode.NoContent);
        var started = service.Clock.GetTimestamp();

        await ShouldBeRefusedAsync(laptop);
        service.Clock.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(1));
        (await phone.GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
        (await phone.DeleteAsync($"/auth/sessions/{id}")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task End_AllOthers_LeavesThisOne()
    {
        var account = await Account.SignUpAsync(service);
        var own = await SignInAsync(account);
        var others = new[] { await SignInAsync(account), await SignInAsync(account) };

        (await own.DeleteAsync("/auth/sessions")).ShouldBe(HttpStatusCode.NoContent);

        foreach (var other in others)
            await ShouldBeRefusedAsync(other);
        var left = await own.GetAsync("/auth/sessions");
        left["items"]!.AsArray().Should().ContainSingle().Which!["current"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task End_SessionOfAnotherCustomer_ChangesNothing()
    {
        var victim = await SignInAsync(await Account.SignUpAsync(service));
        var attacker = await SignInAsync(await Account.SignUpAsync(service));
        var id = await IdOfAsync(victim);

        (await attacker.DeleteAsync($"/auth/sessions/{id}")).ShouldBe(HttpStatusCode.NoContent);

        (await victim.GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
        (await service.Client(1).With(victim.AccessToken).GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
        (await attacker.GetAsync("/auth/sessions"))["items"]!.AsArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData("GET", "/auth/sessions")]
    [InlineData("DELETE", "/auth/sessions")]
    [InlineData("DELETE", "/auth/sessions/0193a5c2-7b1e-7c44-9f0a-5d2f6f1b0a01")]
    public async Task AnyCall_NotSignedIn_IsUnauthenticated(string method, string path)
    {
        var answer = await service.Client().SendAsync(new HttpMethod(method), path, null);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private async Task ShouldBeRefusedAsync(ApiClient client)
    {
        foreach (var instance in new[] { 0, 1 })
            await Eventually.Is(
                async () =>
                    (await service.Client(instance).With(client.AccessToken).GetAsync("/users/me")).Status
                    == HttpStatusCode.Unauthorized,
                "every instance refuses the tokens of an ended session"
            );
    }

    private static async Task<ApiClient> SignInAsync(Account account, string userAgent = "a browser") =>
        await account.SignInFromAsync(userAgent);

    private static async Task<Guid> IdOfAsync(ApiClient client)
    {
        var sessions = (await client.GetAsync("/auth/sessions"))["items"]!.AsArray();
        return sessions.Single(item => (bool)item!["current"]!)!["sessionId"]!.GetValue<Guid>();
    }

    private static IEnumerable<Guid> IdsOf(Answer page) =>
        page["items"]!.AsArray().Select(item => item!["sessionId"]!.GetValue<Guid>());
}
