using ConcertReservation.EmbeddedPostgres;
using DotNet.Testcontainers.Builders;

namespace ConcertReservation.Testing.Databases;

/// <summary>
/// Chooses the PostgreSQL of a test run. <c>TEST_DATABASE</c> is a connection string, or <c>docker</c> for a container;
/// without it the run uses the embedded server, and a container where this machine has no embedded server.
/// </summary>
public sealed class ServerChoice(Func<Task<string>> startEmbedded, Func<Task<string>> startContainer)
{
    private const string Container = "docker";

    public static string? Setting { get; } = Environment.GetEnvironmentVariable("TEST_DATABASE");

    /// <summary>The server of the setting is not ours: it keeps running after the tests.</summary>
    public static bool IsGiven(string? setting) => !string.IsNullOrEmpty(setting) && setting != Container;

    /// <param name="setting">The value of <c>TEST_DATABASE</c>.</param>
    /// <returns>A connection string.</returns>
    /// <exception cref="PostgresUnavailableException">There is neither an embedded server nor a container.</exception>
    public async Task<string> StartAsync(string? setting)
    {
        if (IsGiven(setting))
            return setting!;
        return setting == Container ? await startContainer() : await StartEmbeddedOrContainerAsync();
    }

    private async Task<string> StartEmbeddedOrContainerAsync()
    {
        try
        {
            return await startEmbedded();
        }
        catch (PostgresUnavailableException noServer)
        {
            return await StartContainerInsteadAsync(noServer);
        }
    }

    private async Task<string> StartContainerInsteadAsync(PostgresUnavailableException noServer)
    {
        try
        {
            return await startContainer();
        }
        catch (DockerUnavailableException noEngine)
        {
            throw new PostgresUnavailableException(
                $"{noServer.Message}{Environment.NewLine}A test container did not start either: {noEngine.Message}",
                noEngine
            );
        }
    }
}
