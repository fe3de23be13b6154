using System.Net;
using ConcertReservation.Application.Accounts;
using ConcertReservation.IntegrationTests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>Operators see what happened to the security of an account.</summary>
public sealed class SecurityEventTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task List_AfterAFewActions_HasThemNewestFirst()
    {
        var account = await Account.SignUpAsync(service);
        var own = await account.SignInFromAsync("a phone");
        await account.SignInFromAsync("a desk");
        await own.DeleteAsync("/auth/sessions");
        await own.PostAsync(
            "/users/me/password",
            new { currentPassword = Account.Password, newPassword = "purple staple window" }
        );
        await own.PostAsync("/auth/sign-out");

        var answer = await ListAsync($"email={account.Email.ToUpperInvariant()}");

        KindsOf(answer)
            .Should()
            .Equal("signed_out", "password_changed", "sessions_ended", "signed_in", "signed_in", "signed_up");
        var ended = answer["items"]![2]!;
        ended.ShouldHaveFields(
            "eventId",
            "at",
            "kind",
            "userId",
            "email",
            "name",
            "byUserId",
            "byName",
            "address",
            "userAgent",
            "times",
            "detail"
        );
        ((string)ended["email"]!).Should().Be(account.Email);
        ((string)ended["name"]!).Should().Be("Someone");
        ((string)ended["detail"]!).Should().Be("1");
        ((string)answer["items"]![3]!["userAgent"]!).Should().Be("a desk");
    }

    [Fact]
    public async Task List_RefusedSignIns_AreKeptAMomentLater()
    {
        var account = await Account.SignUpAsync(service);
        for (var i = 0; i < 3; i++)
            await account.TrySignInAsync("a wrong guess");

        await Eventually.Is(
            async () =>
                (await ListAsync($"email={account.Email}&kind=sign_in_refused"))["items"]!
                    .AsArray()
                    .Sum(item => (int)item!["times"]!) == 3,
            "refusals are stored"
        );
    }

    [Fact]
    public async Task List_UnknownAddress_IsFoundByIt()
    {
        await service.Client().PostAsync("/auth/sign-in", new { email = "No.Body@test.example", password = "x" });

        await Eventually.Is(
            async () =>
                KindsOf(await ListAsync("email=no.body@TEST.example"))
                    .SequenceEqual(["sign_in_refused"], StringComparer.Ordinal),
            "a refusal without an account is stored"
        );
        var item = (await ListAsync("email=no.body@test.example"))["items"]![0]!;
        item["userId"].Should().BeNull();
        ((string)item["email"]!).Should().Be("no.body@test.example");
    }

    [Fact]
    public async Task List_ChangeOfARole_TellsWhoDidIt()
    {
        var boss = await service.Crowd.OperatorAsync();
        var gate = await service.Crowd.StaffAsync("gate");

        (await boss.Client.PatchAsync($"/admin/staff/{gate.UserId}", new { role = "box_office" })).ShouldBe(
            HttpStatusCode.OK
        );

        var item = (await ListAsync($"userId={gate.UserId}&kind=role_changed"))["items"]!
            .AsArray()
            .Should()
            .ContainSingle()
            .Which!;
        item["byUserId"]!.GetValue<Guid>().Should().Be(boss.UserId);
        ((string)item["detail"]!).Should().Be("gate → box_office");
    }

    [Fact]
    public async Task List_Pages_HasEachEventOnce()
    {
        var account = await Account.SignUpAsync(service);
        for (var i = 0; i < 4; i++)
            await account.SignInFromAsync("a phone");
        var filter = $"email={account.Email}&limit=2";

        var ids = new List<Guid>();
        var next = filter;
        while (next is not null)
        {
            var page = await ListAsync(next);
            ids.AddRange(page["items"]!.AsArray().Select(item => item!["eventId"]!.GetValue<Guid>()));
            next = page["nextCursor"] is { } cursor ? $"{filter}&cursor={cursor}" : null;
        }

        ids.Should().HaveCount(5).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("kind=nonsense", "kind")]
    [InlineData("kind=0", "kind")]
    [InlineData("userId=x", "userId")]
    [InlineData("email=%00", "email")]
    public async Task List_WrongFilter_IsRefused(string filter, string field)
    {
        (await ListAsync(filter))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]
            .ShouldHaveFields(field);
    }

    [Fact]
    public async Task Sweep_AfterNinetyDays_DeletesThem()
    {
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO security_events (id, at, kind, address, user_agent)
            SELECT gen_random_uuid(), $1 - make_interval(days => days), 'signed_in', 'swept', ''
            FROM generate_series(89, 91, 2) AS days
            """,
            service.Clock.GetUtcNow()
        );

        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SecurityEventFacade>().SweepAsync(default);

        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM security_events WHERE address = 'swept'"))
            .Should()
            .Be(1);
    }

    private async Task<Answer> ListAsync(string query) =>
        await (await service.Crowd.OperatorAsync()).Client.GetAsync($"/admin/security-events?{query}");

    private static IEnumerable<string> KindsOf(Answer answer) =>
        answer["items"]!.AsArray().Select(item => (string)item!["kind"]!);
}

/// <summary>An attack does not fill the database.</summary>
public sealed class SecurityEventLimitTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Refusals_OfAnAttack_AreBounded()
    {
        var before = await service.Sql.ScalarAsync<long>("SELECT count(*) FROM security_events");
        var client = service.Client();

        await Parallel.ForAsync(
            0,
            300,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, ct) =>
                await client.PostAsync("/auth/sign-in", new { email = $"a{i}@test.example", password = "x" }, ct)
        );
        await Eventually.Is(
            async () => await service.Sql.ScalarAsync<long>("SELECT count(*) FROM security_events") > before,
            "some are stored"
        );
        await StoreAsync();

        // The attack may last over the end of a minute or two.
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM security_events") - before)
            .Should()
            .BeLessThanOrEqualTo(4 * SecurityRefusals.MostPerNetworkAndMinute);
    }

    private async Task StoreAsync()
    {
        foreach (var host in service.Hosts)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SecurityEventFacade>().StoreRefusalsAsync(default);
        }
    }
}
