namespace ConcertReservation.Testing.Files;

/// <summary>Files of the checkout that the running program was built from.</summary>
public static class Repository
{
    // …/bin/<configuration>/<framework>/
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The app as it was built with this program, in the same configuration.</summary>
    public static string App => Program("src", "ConcertReservation.Api");

    /// <summary>A program of the checkout as it was built with this one, in the same configuration.</summary>
    public static string Program(string folder, string name) =>
        File($"{folder}/{name}/bin/{Output.Parent!.Name}/{Output.Name}/{name}.dll");

    /// <param name="path">From the root of the checkout.</param>
    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "ConcertReservation.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No solution above."));
}
