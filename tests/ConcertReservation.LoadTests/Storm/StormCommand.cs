using System.CommandLine;
using ConcertReservation.LoadTests.Clusters;

namespace ConcertReservation.LoadTests.Storm;

internal static class StormCommand
{
    public static Command Create()
    {
        var command = new Command("storm", "stub");
        command.SetAction(
            async (_, ct) =>
            {
                await using var cluster = await Cluster.StartAsync(3, new ClusterSettings { Durable = true }, ct);
                Console.WriteLine("up");
                await cluster.KillAsync(1);
                await cluster.RestartAsync(1, ct);
                Console.WriteLine("restarted");
                await cluster.CrashDatabaseAsync(ct);
                await cluster.RecoverDatabaseAsync(ct);
                Console.WriteLine("recovered");
                return 0;
            }
        );
        return command;
    }
}
