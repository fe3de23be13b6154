using System.Globalization;
using FsCheck;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>
/// Which scripts a run plays: the same every time, so that a failure is nobody's bad luck. The environment may ask for
/// others, or for more of them.
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
        var halves = seed.Split(',').Select(half => ulong.Parse(half, CultureInfo.InvariantCulture)).ToList();
        return Config
            .Quick.WithReplay(halves[0], halves[1])
            .WithMaxTest(int.Parse(size, CultureInfo.InvariantCulture))
            .WithRunner(new Verdict());
    }
}
