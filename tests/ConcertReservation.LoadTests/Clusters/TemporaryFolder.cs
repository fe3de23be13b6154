using System.Security.Cryptography;

namespace ConcertReservation.LoadTests.Clusters;

/// <summary>A new folder of its own for one run.</summary>
internal sealed class TemporaryFolder
{
    public TemporaryFolder(string name)
    {
        var own = $"{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        Path = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), own)).FullName;
    }

    public string Path { get; }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Delete() => Directory.Delete(Path, recursive: true);
}
