namespace ConcertReservation.EmbeddedPostgres.Sources;

/// <summary>Why a source was passed over, in words for the one who has to mend it.</summary>
internal sealed class SourceUnavailableException(string message) : Exception(message);
