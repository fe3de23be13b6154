using System.Net;
using ConcertReservation.IntegrationTests.Races;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>An operator always stays, whatever operators do to each other at once.</summary>
public sealed class LastOperatorTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 10;

    [Fact]
    public async Task Change_LastOperatorDemotesHimself_IsRefused()
    {
        var (only, _) = await OnlyOperatorsAsync(1);

        var answer = await DemoteAsync(only, only);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "last_operator");
        (await CountAsync()).Should().Be(1);
        var tried = (await only.Client.GetAsync("/admin/audit")).Items("items")[0]!;
        tried["action"]!.GetValue<string>().Should().Be("staff.refused");
        tried["target"]!.GetValue<string>().Should().Be($"staff/{only.UserId}");
        tried["after"]!["code"]!.GetValue<string>().Should().Be("last_operator");
    }

    [Fact]
    public async Task Remove_LastOperatorRemovesHimself_IsRefused()
    {
        var (only, _) = await OnlyOperatorsAsync(1);

        var answer = await only.Client.DeleteAsync($"/admin/staff/{only.UserId}");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "last_operator");
        (await only.Client.GetAsync("/admin/staff")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_OneOfTwoOperatorsDemotesHimself_Succeeds()
    {
        var (first, _) = await OnlyOperatorsAsync(2);

        (await DemoteAsync(first, first)).ShouldBe(HttpStatusCode.OK);

        (await CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Change_TwoOperatorsDemoteEachOther_OneSucceeds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (first, second) = await OnlyOperatorsAsync(2);

            var answers = await Race.RunAsync([() => DemoteAsync(first, second), () => DemoteAsync(second, first)]);

            answers.Tally().Should().Be("1 x 200, 1 x 403 forbidden");
            (await CountAsync()).Should().Be(1);
        }
    }

    [Fact]
    public async Task Change_TwoOperatorsDemoteThemselves_OneSucceeds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (first, second) = await OnlyOperatorsAsync(2);

            var answers = await Race.RunAsync([() => DemoteAsync(first, first), () => RemoveAsync(second, second)]);

            answers.Count(answer => answer.Succeeded()).Should().Be(1);
            answers.Single(answer => !answer.Succeeded()).ShouldBeProblem(HttpStatusCode.Conflict, "last_operator");
            (await CountAsync()).Should().Be(1);
        }
    }

    [Theory]
    [InlineData("UPDATE accounts SET role = 'gate' WHERE role = 'operator'")]
    [InlineData("UPDATE accounts SET removed_at = now(), password_hash = NULL WHERE role = 'operator'")]
    public async Task Schema_UpdateOfAllOperators_IsRefused(string sql)
    {
        await OnlyOperatorsAsync(2);

        var update = () => service.Sql.ExecuteAsync(sql);

        (await update.Should().ThrowAsync<PostgresException>())
            .Which.ConstraintName.Should()
            .Be("ck_accounts_last_operator");
    }

    private async Task<(Person First, Person Second)> OnlyOperatorsAsync(int count)
    {
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
            people.Add(await service.Crowd.OperatorAsync());
        await service.Sql.ExecuteAsync(
            "UPDATE accounts SET removed_at = now(), password_hash = NULL WHERE role = 'operator' AND id <> ALL($1)",
            people.Select(person => person.UserId).ToArray()
        );
        return (people[0], people[^1]);
    }

    private static Task<Answer> DemoteAsync(Person by, Person whom) =>
        by.Client.PatchAsync($"/admin/staff/{whom.UserId}", new { role = "gate" });

    private static Task<Answer> RemoveAsync(Person by, Person whom) =>
        by.Client.DeleteAsync($"/admin/staff/{whom.UserId}");

    private Task<long> CountAsync() =>
        service.Sql.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE role = 'operator' AND removed_at IS NULL");
}
