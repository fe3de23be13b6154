namespace ConcertReservation.EmbeddedPostgres.Binaries;

internal static class UserCache
{
    /// <summary>The cache folder of the operating system, for files that can be downloaded again.</summary>
    public static string Folder() => Path.Combine(Root(), "concert-reservation", "postgres");

    private static string Root()
    {
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Caches");
        var named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        return Path.IsPathRooted(named) ? named : Path.Combine(home, ".cache");
    }
}
