namespace ConcertReservation.LoadTests.Clusters;

/// <summary>The app that was built along with this program, in the same configuration.</summary>
internal static class AppAssembly
{
    private const string Project = "ConcertReservation.Api";

    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    // …/tests/ConcertReservation.LoadTests/bin/<configuration>/<framework>/
    private static string Find(DirectoryInfo own)
    {
        var (framework, configuration) = (own.Name, own.Parent!.Name);
        var root = own.Parent.Parent!.Parent!.Parent!.Parent!.FullName;
        var file = System.IO.Path.Combine(root, "src", Project, "bin", configuration, framework, $"{Project}.dll");
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException($"{Project} is not built in configuration {configuration}", file);
    }
}
