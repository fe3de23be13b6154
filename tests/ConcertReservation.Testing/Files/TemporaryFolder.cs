using System.Security.Cryptography;

namespace ConcertReservation.Testing.Files;

/// <summary>A new, empty folder; disposal deletes it with all its files.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string name = "concert-reservation-test")
    {
        // With the usual rights: a database server may run as another user.
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
