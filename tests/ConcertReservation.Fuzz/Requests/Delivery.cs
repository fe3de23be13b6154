namespace ConcertReservation.Fuzz.Requests;

/// <summary>How the body goes over the wire.</summary>
internal enum Delivery
{
    /// <summary>With its length.</summary>
    Whole,

    /// <summary>Half of it, then the end of what the client sends; the client still listens.</summary>
    Halved,

    /// <summary>Half of it, then the connection is closed.</summary>
    Closed,

    /// <summary>Half of it, then the connection is reset.</summary>
    Reset,

    /// <summary>Chunks whose sizes are not numbers.</summary>
    BadChunks,

    /// <summary>A very large length, and no body.</summary>
    Announced,
}
