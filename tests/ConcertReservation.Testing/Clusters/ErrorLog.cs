namespace ConcertReservation.Testing.Clusters;

/// <summary>Lines of the instances' logs that no refused request may cause.</summary>
public static class ErrorLog
{
    private static readonly string[] Marks = ["\"LogLevel\":\"Error\"", "\"LogLevel\":\"Critical\"", "unhandled"];

    public static IEnumerable<string> Read(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.log")
        from line in File.ReadLines(file)
        where Array.Exists(Marks, mark => line.Contains(mark, StringComparison.OrdinalIgnoreCase))
        select line;
}
