using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// Check exits with 0 while the server runs. Start and Stop end when the server has started or stopped. Crash stops the
/// server at once, as if its machine had failed.
/// </summary>
internal sealed record ServerCommands(Command Check, Command Start, Command Stop, Command Crash);
