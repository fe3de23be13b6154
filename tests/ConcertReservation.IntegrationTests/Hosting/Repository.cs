namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>Files of the checkout the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "ConcertReservation.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No solution above."));
}
