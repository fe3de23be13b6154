using System.Globalization;
using FsCheck;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>
/// Which scripts a run plays: always the same ones, so that a failure can be repeated. The environment may select other
/// scripts, or more of them.
/// </summary>
internal static class Sample
{
    public const string SeedVariable = "PROPERTY_SEED";
    public const string SizeVariable = "PROPERTY_SCRIPTS";
    private const string UsualSeed = "2026,57";
    private const string UsualSize = "60";

    public static Config Usual { get; } = Of(UsualSeed, UsualSize);

    public static Config Asked { get; } =
        Of(
            Environment.GetEnvironmentVariable(SeedVariable) ?? UsualSeed,
            Environment.GetEnvironmentVariable(SizeVariable) ?? UsualSize
        );

    private static Config Of(string seed, string size)
    {
        var parts = seed.Split(',').Select(part => ulong.Parse(part, CultureInfo.InvariantCulture)).ToList();
        var seeded = parts is [var first, var second, var startSize]
            ? Config.Quick.WithReplay(first, second, (int)startSize)
            : Config.Quick.WithReplay(parts[0], parts[1]);
        return seeded.WithMaxTest(int.Parse(size, CultureInfo.InvariantCulture)).WithRunner(new Verdict());
    }
}
