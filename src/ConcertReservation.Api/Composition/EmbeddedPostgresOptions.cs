namespace ConcertReservation.Api.Composition;

public sealed class EmbeddedPostgresOptions
{
    public const string Section = "EmbeddedPostgres";

    /// <summary>Where the embedded server keeps its files, from the app's folder on.</summary>
    public string DataDirectory { get; init; } = ".data/postgres";
}
