using System.Security.Cryptography;

namespace ConcertReservation.Testing.Clusters;

/// <summary>A new folder of its own for one run.</summary>
public sealed class TemporaryFolder
{
    public TemporaryFolder(string name)
    {
        var own = $"{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        Path = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), own)).FullName;
    }

    public string Path { get; }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Deletes it with all its files; one that is gone is fine.</summary>
    public void Delete()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
