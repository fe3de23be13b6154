namespace ConcertReservation.LoadTests.Clusters;

/// <summary>This machine lacks a program the run needs; the message says what to install.</summary>
internal sealed class MissingProgramException(string message) : Exception(message);
