using System.CommandLine;
using ConcertReservation.Bench;
using ConcertReservation.Bench.Costs;

var root = new RootCommand("Measurements of the built app on this machine.")
{
    BenchCommand.Create(),
    CostsCommand.Create(),
};

// Long enough to stop a cluster after Ctrl-C.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
