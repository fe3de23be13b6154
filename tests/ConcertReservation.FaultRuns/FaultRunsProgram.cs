using System.CommandLine;
using ConcertReservation.FaultRuns.Failover;
using ConcertReservation.FaultRuns.Money;
using ConcertReservation.FaultRuns.SlowClients;
using ConcertReservation.FaultRuns.Storm;

namespace ConcertReservation.FaultRuns;

internal static class FaultRunsProgram
{
    private static Task<int> Main(string[] args)
    {
        var root = new RootCommand(
            "Sales on a cluster of the built app on this machine while parts of it are killed or its clients are slow."
        )
        {
            StormCommand.Create(),
            MoneyCommand.Create(),
            ClusterCommand.Create(),
            SlowCommand.Create(),
        };

        // Long enough to stop a cluster after Ctrl-C.
        return root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
    }
}
