namespace ConcertReservation.Infrastructure.Database.Startup;

/// <summary>The instance cannot start with this database. The message tells the operator what to do.</summary>
public sealed class StartRefusedException(string message, Exception? innerException = null)
    : Exception(message, innerException);
