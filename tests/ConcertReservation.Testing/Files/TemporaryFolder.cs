using System.Security.Cryptography;

namespace ConcertReservation.Testing.Files;

/// <summary>A new, empty folder; disposal deletes it with all its files.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Only the current user may enter it.</summary>
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("concert-reservation-test-").FullName;

    /// <summary>With the usual rights: a database server in it may run as another user.</summary>
    public TemporaryFolder(string name)
    {
        var own = $"{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        Path = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), own)).FullName;
    }

    public string Path { get; }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
