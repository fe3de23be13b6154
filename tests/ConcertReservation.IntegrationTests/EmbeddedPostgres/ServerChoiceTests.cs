using ConcertReservation.EmbeddedPostgres;
using DotNet.Testcontainers.Builders;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

/// <summary>No container engine runs where these tests are built, so a stub returns the result of the engine.</summary>
public sealed class ServerChoiceTests
{
    private const string Given = "Host=db;Username=app";
    private const string Embedded = "the embedded server";
    private const string Container = "the container";

    private static Func<Task<string>> Unused => () => throw new InvalidOperationException("This source is not needed");

    private static Func<Task<string>> NoServer => () => throw new PostgresUnavailableException("No PostgreSQL here.");

    private static Func<Task<string>> NoEngine => () => throw new DockerUnavailableException("No engine here.");

    [Fact]
    public async Task StartAsync_ConnectionString_IsUsed() =>
        (await new ServerChoice(Unused, Unused).StartAsync(Given)).Should().Be(Given);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task StartAsync_NoSetting_StartsTheEmbeddedServer(string? setting) =>
        (await new ServerChoice(Answering(Embedded), Unused).StartAsync(setting)).Should().Be(Embedded);

    [Fact]
    public async Task StartAsync_Docker_StartsAContainer() =>
        (await new ServerChoice(Unused, Answering(Container)).StartAsync("docker")).Should().Be(Container);

    [Fact]
    public async Task StartAsync_NoSettingAndNoEmbeddedServer_StartsAContainer() =>
        (await new ServerChoice(NoServer, Answering(Container)).StartAsync(null)).Should().Be(Container);

    [Fact]
    public async Task StartAsync_NoEmbeddedServerAndNoEngine_ReportsBoth()
    {
        var starting = () => new ServerChoice(NoServer, NoEngine).StartAsync(null);

        var error = (await starting.Should().ThrowAsync<PostgresUnavailableException>()).Which.Message;
        error.Should().ContainAll("No PostgreSQL here.", "No engine here.");
    }

    [Fact]
    public async Task StartAsync_EmbeddedServerFoundButFails_DoesNotHideItBehindAContainer()
    {
        var choice = new ServerChoice(() => throw new PostgresStartException("It does not start."), Unused);

        var starting = () => choice.StartAsync(null);

        await starting.Should().ThrowAsync<PostgresStartException>();
    }

    [Theory]
    [InlineData(Given, true)]
    [InlineData("docker", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsGiven_OnlyAConnectionString(string? setting, bool given) =>
        ServerChoice.IsGiven(setting).Should().Be(given);

    private static Func<Task<string>> Answering(string connectionString) => () => Task.FromResult(connectionString);
}
