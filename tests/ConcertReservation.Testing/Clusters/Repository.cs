namespace ConcertReservation.Testing.Clusters;

/// <summary>The source tree this program was built in.</summary>
public static class Repository
{
    private static readonly DirectoryInfo s_own = new(AppContext.BaseDirectory);

    // …/tests/<project>/bin/<configuration>/<framework>/
    public static string Root { get; } = s_own.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    public static string Configuration => s_own.Parent!.Name;

    public static string Framework => s_own.Name;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
