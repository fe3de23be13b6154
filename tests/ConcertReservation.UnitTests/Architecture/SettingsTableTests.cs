using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using ConcertReservation.Api.Settings;

namespace ConcertReservation.UnitTests.Architecture;

/// <summary>The table under "Settings" in docs/operations.md lists all settings with their defaults.</summary>
public sealed partial class SettingsTableTests
{
    private static readonly IReadOnlyList<Setting> InCode =
    [
        .. new[] { Layers.Api, Layers.Infrastructure }
            .SelectMany(layer => layer.WrittenTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(Setting.Of),
    ];

    private static readonly IReadOnlyDictionary<string, Row> InDocs = ReadTable();

    [Fact]
    public void Settings_InTheCode_AreInTheTable() =>
        InCode.Select(setting => setting.Name).Should().HaveCountGreaterThan(25).And.BeSubsetOf(InDocs.Keys);

    [Fact]
    public void Settings_InTheTable_AreInTheCode() =>
        InDocs.Keys.Should().BeSubsetOf(InCode.Select(setting => setting.Name));

    [Fact]
    public void Settings_InTheTable_HaveTheDefaultsOfTheCode() =>
        InDocs
            .ToDictionary(row => row.Key, row => row.Value.Default, StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(InCode.ToDictionary(s => s.Name, s => s.Default, StringComparer.Ordinal));

    [Fact]
    public void Settings_InTheTable_StateTheAllowedValues() =>
        InCode.Where(setting => setting.Ends.Any(end => !InDocs[setting.Name].Format.Contains(end))).Should().BeEmpty();

    [Fact]
    public void Options_EachClass_IsRegistered() =>
        InCode
            .Select(setting => setting.Options.Name)
            .Distinct(StringComparer.Ordinal)
            .Should()
            .OnlyContain(name => Registration().Contains($"AddValidated<{name}>({name}.Section)"));

    // Most are in one place; one that needs more than a range registers itself beside its validator.
    private static string Registration() =>
        string.Concat(
            Layers
                .SourceFiles("ConcertReservation.Api")
                .Where(f => Path.GetFileName(f) is "SettingsServices.cs" or "PasswordCostOptions.cs")
                .Select(File.ReadAllText)
        );

    // The first cell is the name. The default is the first code in the third cell, or "none".
    private static Dictionary<string, Row> ReadTable() =>
        Layers
            .Document("operations.md")
            .Split("\n## Settings\n")[1]
            .Split("\n### ")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split(" | "))
            .ToDictionary(
                cells => Code().Match(cells[0]).Groups["code"].Value,
                cells => new Row(cells[1], cells[2]),
                StringComparer.Ordinal
            );

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    private sealed record Row(string Format, string DefaultCell)
    {
        public string Default =>
            Code().Match(DefaultCell) is { Success: true } m ? m.Groups["code"].Value : DefaultCell;
    }

    private sealed record Setting(Type Options, string Name, string Default, IReadOnlyList<string> Ends)
    {
        public static IEnumerable<Setting> Of(Type options)
        {
            var section = options.GetField("Section")?.GetRawConstantValue();
            section.Should().NotBeNull("{0} has to say where it is bound", options);
            var fresh = Activator.CreateInstance(options);
            return SettingName
                .PropertiesOf(options)
                .Select(p => new Setting(
                    options,
                    SettingName.Of((string)section!, p) + (p.PropertyType.IsArray ? "__0" : ""),
                    Show(p.GetValue(fresh), p.PropertyType),
                    p.GetCustomAttribute<RangeAttribute>() is { } range
                        ?
                        [
                            SettingFormat.Format(range.Minimum, p.PropertyType),
                            SettingFormat.Format(range.Maximum, p.PropertyType),
                        ]
                        : []
                ));
        }

        private static string Show(object? value, Type type) =>
            value is null or Array { Length: 0 } ? "none" : SettingFormat.Format(value, type);
    }
}
