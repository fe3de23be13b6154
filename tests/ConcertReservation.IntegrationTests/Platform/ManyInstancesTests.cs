using System.Net;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Platform;

public sealed class ManyInstancesTests(EmptyDatabase database) : IClassFixture<EmptyDatabase>
{
    private const int Instances = 10;

    private static readonly (string, string)[] Settings =
    [
        ("DemoData", "true"),
        ("Operator:Email", "boss@test.example"),
        ("Operator:Password", "boss-password"),
    ];

    [Fact]
    public async Task Start_TenInstancesAtOnceOnAnEmptyDatabase_AllAgree()
    {
        var hosts = await Task.WhenAll(
            Enumerable.Range(0, Instances).Select(_ => Task.Run(() => Start(database.ConnectionString)))
        );

        var clients = hosts.Select(host => new ApiClient(host.CreateClient())).ToList();
        foreach (var client in clients)
            (await client.GetAsync("//health/ready")).ShouldBe(HttpStatusCode.OK);
        (await database.Sql.ScalarAsync<long>("SELECT count(*) FROM concerts")).Should().Be(4);
        (await database.Sql.ScalarAsync<long>("SELECT count(*) FROM data_protection_keys")).Should().Be(1);
        var credentials = new { email = "boss@test.example", password = "boss-password" };
        var signedIn = await clients[0].PostAsync("/auth/sign-in", credentials);
        foreach (var client in clients)
            (await client.With(signedIn.Get<string>("accessToken")).GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    private static ApiHost Start(string connectionString) => new(connectionString, TimeProvider.System, Settings);
}
