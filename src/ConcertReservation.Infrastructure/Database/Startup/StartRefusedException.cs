namespace ConcertReservation.Infrastructure.Database.Startup;

/// <summary>The database is not as a start needs it; the message is for the operator, and says what to do.</summary>
public sealed class StartRefusedException(string message, Exception innerException)
    : Exception(message, innerException);
