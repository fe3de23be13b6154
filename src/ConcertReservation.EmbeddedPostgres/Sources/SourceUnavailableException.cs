namespace ConcertReservation.EmbeddedPostgres.Sources;

/// <summary>A source has no server for this machine. The message explains the reason to the developer.</summary>
internal sealed class SourceUnavailableException(string message) : Exception(message);
