using System.CommandLine;
using ConcertReservation.LoadTests.Bench;
using ConcertReservation.LoadTests.Costs;
using ConcertReservation.LoadTests.Failover;
using ConcertReservation.LoadTests.Fuzz;
using ConcertReservation.LoadTests.Storm;

var root = new RootCommand("Load and fault runs against a cluster of the built app on this machine.")
{
    StormCommand.Create(),
    FuzzCommand.Create(),
    BenchCommand.Create(),
    CostsCommand.Create(),
    ClusterCommand.Create(),
};

// Long enough for a cluster to be taken down after Ctrl-C.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
