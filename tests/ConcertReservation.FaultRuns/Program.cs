using System.CommandLine;
using ConcertReservation.FaultRuns.Failover;
using ConcertReservation.FaultRuns.SlowClients;
using ConcertReservation.FaultRuns.Storm;

var root = new RootCommand(
    "Sales on a cluster of the built app on this machine while parts of it are killed or its clients are slow."
)
{
    StormCommand.Create(),
    ClusterCommand.Create(),
    SlowCommand.Create(),
};

// Long enough to stop a cluster after Ctrl-C.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
