using System.Net;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>What a first start with <c>DemoData=true</c> creates.</summary>
public sealed class DemoDataTests(DemoDataTests.Demo service) : IClassFixture<DemoDataTests.Demo>
{
    private const int Arena = 12_000;

    [Fact]
    public async Task Demo_AfterTheStart_HasThreeConcertsOfFiftySeatsAndOneArena()
    {
        var concerts = (await service.Client().GetAsync("/concerts")).Items();

        concerts
            .Select(concert => concert["performances"]!.AsArray().Max(p => p!["totalSeats"]!.GetValue<int>()))
            .Should()
            .BeEquivalentTo([50, 50, 50, Arena]);
    }

    [Fact]
    public async Task Demo_Arena_HasStandingPlacesRowsOfDifferentLengthsAndSeveralPrices()
    {
        var rows = await service.Sql.ScalarAsync<string>(
            $"""
            WITH arena AS (SELECT id FROM performances WHERE total_seats = {Arena}),
                seats_of_rows AS (
                    SELECT section, row, count(*) AS seats, min(price) AS price FROM seats
                    WHERE performance_id IN (SELECT id FROM arena) GROUP BY section, row)
            SELECT concat_ws(' ', count(DISTINCT section) > 20, count(DISTINCT price) > 3,
                count(DISTINCT seats) > 10, count(*) FILTER (WHERE row IS NULL), sum(seats)) FROM seats_of_rows
            """
        );

        rows.Should().Be($"t t t 1 {Arena}");
    }

    [Fact]
    public async Task Demo_EverySmallPerformance_HasSeatsNumberedOneToFifty()
    {
        var numbers = await service.Sql.ColumnAsync<string>(
            "SELECT string_agg(number, ' ' ORDER BY id) FROM seats GROUP BY performance_id HAVING count(*) < 1000"
        );

        numbers.Should().NotBeEmpty().And.OnlyContain(n => n == string.Join(' ', Enumerable.Range(1, 50)));
    }

    [Fact]
    public async Task Demo_AfterTheStart_HasOneConcertWithALine()
    {
        var boss = await SignInAsync("operator@demo.example", "demo-operator");
        var limits = new List<int>();

        foreach (var concert in (await service.Client().GetAsync("/concerts")).Items())
        {
            var policy = await boss.GetAsync($"/admin/concerts/{concert["concertId"]}/queue-policy");
            limits.Add(policy.ShouldBe(HttpStatusCode.OK).Get<int>("maxActive"));
        }

        limits.Should().ContainSingle(limit => limit <= 5);
    }

    [Theory]
    [InlineData("operator@demo.example", "demo-operator", "operator")]
    [InlineData("minji@demo.example", "demo-minji", "customer")]
    [InlineData("jisoo@demo.example", "demo-jisoo", "customer")]
    public async Task Demo_Person_CanSignIn(string email, string password, string role)
    {
        var client = await SignInAsync(email, password);

        var me = await client.GetAsync("/users/me");

        me.ShouldBe(HttpStatusCode.OK).Get<string>("role").Should().Be(role);
    }

    [Theory]
    [InlineData("minji@demo.example", "demo-minji")]
    [InlineData("jisoo@demo.example", "demo-jisoo")]
    public async Task Demo_Customer_HasABalance(string email, string password)
    {
        var client = await SignInAsync(email, password);

        var balance = await client.GetAsync("/balance");

        balance.Get<long>("balance").Should().BePositive();
    }

    [Fact]
    public async Task Demo_AfterASecondStart_IsNotDuplicated()
    {
        const string counts = """
            SELECT concat_ws(' ', (SELECT count(*) FROM concerts), (SELECT count(*) FROM seats),
                (SELECT count(*) FROM accounts), (SELECT sum(balance) FROM wallets))
            """;
        var before = await service.Sql.ScalarAsync<string>(counts);

        await using (var again = new ApiHost(service.ConnectionString, service.Clock, ("DemoData", "true")))
            (await new ApiClient(again.CreateClient()).GetAsync("/concerts")).ShouldBe(HttpStatusCode.OK);

        (await service.Sql.ScalarAsync<string>(counts)).Should().Be(before);
    }

    private async Task<ApiClient> SignInAsync(string email, string password)
    {
        var signedIn = await service.Client().PostAsync("/auth/sign-in", new { email, password });
        return service.Client().With(signedIn.ShouldBe(HttpStatusCode.OK).Get<string>("accessToken"));
    }

    public sealed class Demo() : Service(instances: 1, ("DemoData", "true"));
}
