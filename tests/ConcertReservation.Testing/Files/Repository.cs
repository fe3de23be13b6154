namespace ConcertReservation.Testing.Files;

/// <summary>Files of the checkout that the running program was built from.</summary>
public static class Repository
{
    // …/bin/<configuration>/<framework>/
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The app as it was built with this program, in the same configuration.</summary>
    public static string App =>
        File($"src/ConcertReservation.Api/bin/{Output.Parent!.Name}/{Output.Name}/ConcertReservation.Api.dll");

    /// <param name="path">From the root of the checkout.</param>
    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "ConcertReservation.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No solution above."));
}
