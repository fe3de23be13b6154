using System.CommandLine;
using ConcertReservation.Bench;
using ConcertReservation.Bench.Costs;
using ConcertReservation.Bench.Search;

var root = new RootCommand("Measurements of the built app on this machine.")
{
    BenchCommand.Create(),
    CostsCommand.Create(),
    SearchCommand.Create(),
};

// Long enough to stop a cluster after Ctrl-C.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
