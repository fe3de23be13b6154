namespace ConcertReservation.Api.Settings;

/// <summary>
/// Declared here so that startup refuses an unknown name in this section. Only the embedded server, which the app
/// neither references nor ships, reads the value.
/// </summary>
public sealed class EmbeddedPostgresOptions
{
    public const string Section = "EmbeddedPostgres";

    /// <summary>The folder of the embedded server's files, relative to the app's folder.</summary>
    public string DataDirectory { get; init; } = ".data/postgres";
}
