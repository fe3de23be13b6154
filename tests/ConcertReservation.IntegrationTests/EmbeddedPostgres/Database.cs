using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

internal static class Database
{
    public static async Task<string> AskAsync(string connectionString, string sql)
    {
        // Without a pool, so that no connection remains after the query and fails at a stopped server.
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    public static bool Listens(string connectionString)
    {
        using var socket = new TcpClient();
        try
        {
            socket.Connect("127.0.0.1", new NpgsqlConnectionStringBuilder(connectionString).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
