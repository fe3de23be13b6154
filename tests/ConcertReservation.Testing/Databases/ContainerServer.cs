using Testcontainers.PostgreSql;

namespace ConcertReservation.Testing.Databases;

/// <summary>PostgreSQL in a container. Testcontainers removes it after this process ends.</summary>
internal static class ContainerServer
{
    /// <returns>A connection string.</returns>
    public static async Task<string> StartAsync()
    {
        var container = new PostgreSqlBuilder("postgres:18").WithCommand("-c", "max_connections=300").Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
