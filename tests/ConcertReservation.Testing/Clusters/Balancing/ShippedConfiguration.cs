using System.Text.RegularExpressions;
using ConcertReservation.Testing.Files;

namespace ConcertReservation.Testing.Clusters.Balancing;

/// <summary>The shipped configuration with other addresses and no other change.</summary>
internal static partial class ShippedConfiguration
{
    public static string File { get; } = Repository.File(".deploy/nginx.conf");

    /// <exception cref="InvalidOperationException">It does not have one server line for each instance.</exception>
    public static string With(Uri own, IReadOnlyList<Uri> instances)
    {
        var shipped = System.IO.File.ReadAllText(File);
        if (UpstreamServer().Count(shipped) != instances.Count || Listen().Count(shipped) != 1)
            throw new InvalidOperationException($"{File} is not for {instances.Count} instances on one port.");
        var left = new Queue<Uri>(instances);
        var balanced = UpstreamServer().Replace(shipped, _ => left.Dequeue().Authority);
        return Listen().Replace(balanced, own.Authority);
    }

    [GeneratedRegex(@"(?<=^\s*server )[\w.-]+:\d+", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpstreamServer();

    [GeneratedRegex(@"(?<=^\s*listen )\d+", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listen();
}
