#if TESTCONTAINERS
using Testcontainers.PostgreSql;

namespace ConcertReservation.Testing.Databases;

/// <summary>PostgreSQL in a container, for those who ask for it with <c>-p:Testcontainers=true</c>.</summary>
internal static class ContainerServer
{
    public static async Task<string> StartAsync()
    {
        var container = new PostgreSqlBuilder("postgres:18").WithCommand("-c", "max_connections=300").Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
#endif
