namespace ConcertReservation.Testing.Clusters;

/// <summary>The app that was built along with this program, in the same configuration.</summary>
internal static class AppAssembly
{
    private const string Project = "ConcertReservation.Api";

    public static string Path { get; } = Find();

    private static string Find()
    {
        var (configuration, framework) = (Repository.Configuration, Repository.Framework);
        var file = Repository.PathOf("src", Project, "bin", configuration, framework, $"{Project}.dll");
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException($"{Project} is not built in configuration {configuration}", file);
    }
}
