namespace ConcertReservation.Testing.Processes;

/// <summary>This machine lacks a program the run needs; the message says what to install.</summary>
public sealed class MissingProgramException(string message) : Exception(message);
