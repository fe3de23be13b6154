using System.CommandLine;
using ConcertReservation.Fuzz;

var root = new RootCommand("Wrong requests to a cluster of the built app on this machine.") { FuzzCommand.Create() };

// Long enough to stop a cluster after Ctrl-C.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
