using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// Check exits 0 while the server runs; Start and Stop end when it has started and stopped. Crash stops it in an
/// instant, as if its machine had failed.
/// </summary>
internal sealed record ServerCommands(Command Check, Command Start, Command Stop, Command Crash);
