using System.Net;
using ConcertReservation.IntegrationTests.Telemetry;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>A connection string that names several servers; <c>FaultRuns cluster</c> promotes a real standby.</summary>
public sealed class MultipleHostsTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("")]
    [InlineData(";Target Session Attributes=primary")]
    [InlineData(";Target Session Attributes=read-write")]
    public async Task Start_FirstHostUnavailable_FindsTheHostThatAcceptsWrites(string session)
    {
        await using var host = new ApiHost(WithAnAbsentHostFirst() + session, service.Clock);
        var client = new ApiClient(host.CreateClient());

        var ready = await client.GetAsync("//health/ready");
        var signedUp = await client.PostAsync(
            "/auth/sign-up",
            new
            {
                email = $"several{session.Length}@test.example",
                password = "correct horse battery",
                name = "Someone",
            }
        );

        ready.ShouldBe(HttpStatusCode.OK);
        signedUp.ShouldBe(HttpStatusCode.Created);
    }

    // Npgsql names the pool of each server by its connection string.
    [Fact]
    public async Task Metrics_OfMultipleHosts_ContainNoPassword()
    {
        var connectionString = WithAnAbsentHostFirst() + ";Persist Security Info=true";
        await using var host = new ApiHost(connectionString, service.Clock);
        await new ApiClient(host.CreateClient()).GetAsync("//health/ready");

        var text = (await Scrape.OfAsync(host)).Text;

        text.Should()
            .Contain("pool_name=\"Host=127.0.0.1;", "the metrics contain the pools")
            .And.NotContain("Password=");
    }

    private string WithAnAbsentHostFirst()
    {
        var given = new NpgsqlConnectionStringBuilder(service.ConnectionString);
        given.Host = $"127.0.0.1:1,{given.Host}:{given.Port}"; // nothing listens on port 1
        given.Remove("Port");
        return given.ConnectionString;
    }
}
