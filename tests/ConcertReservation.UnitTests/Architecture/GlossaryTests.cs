using System.Text.RegularExpressions;
using ConcertReservation.Testing.Files;

namespace ConcertReservation.UnitTests.Architecture;

/// <summary>Identifiers use the words of docs/glossary.md, and none of its column "not this".</summary>
public sealed partial class GlossaryTests
{
    private const string OldNames = "## Older names that stay";

    [Fact]
    public void Identifiers_OfCodeAndTests_UseNoWordThatTheGlossaryForbids()
    {
        var (forbidden, allowed) = Words();

        var found =
            from file in Sources()
            from identifier in IdentifiersOf(File.ReadAllText(file)).Except(allowed, StringComparer.Ordinal)
            from word in forbidden.Where(word => Contains(identifier, word))
            select $"{Path.GetFileName(file)}: {identifier} contains {word}";

        found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("SeatSealer", "Sealer", true)]
    [InlineData("_sealer", "Sealer", true)]
    [InlineData("sealerOf", "Sealer", true)]
    [InlineData("Sealers", "Sealer", false)]
    [InlineData("Namespace", "Pace", false)]
    public void Contains_AWord_OnlyAsAPartOfTheIdentifier(string identifier, string word, bool expected)
    {
        Contains(identifier, word).Should().Be(expected);
    }

    private static (IReadOnlyList<string> Forbidden, IReadOnlyList<string> Allowed) Words()
    {
        var glossary = Layers.Document("glossary.md").Split(OldNames);
        var forbidden = glossary[0]
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[3]).Select(match => match.Groups["word"].Value));
        var allowed = Code().Matches(glossary[1]).Select(match => match.Groups["word"].Value);
        return ([.. forbidden], [.. allowed]);
    }

    private static IEnumerable<string> Sources() =>
        from folder in new[] { "src", "tests" }
        from file in Directory.EnumerateFiles(Repository.File(folder), "*.*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal)
        let path = file.Replace('\\', '/')
        where !new[] { "/obj/", "/bin/", "/Migrations/" }.Any(part => path.Contains(part, StringComparison.Ordinal))
        select file;

    private static IEnumerable<string> IdentifiersOf(string source) =>
        Identifier()
            .Matches(TextOrComment().Replace(source, " "))
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// As a part in camel case: <c>Pace</c> is in <c>LinePace</c> and in <c>_paceAt</c>, not in <c>Space</c>.
    /// </summary>
    private static bool Contains(string identifier, string word)
    {
        var lower = char.ToLowerInvariant(word[0]) + word[1..];
        var start = identifier.StartsWith('_') ? 1 : 0;
        return Ends(identifier, identifier.IndexOf(word, StringComparison.Ordinal), word.Length)
            || (
                identifier[start..].StartsWith(lower, StringComparison.Ordinal) && Ends(identifier, start, word.Length)
            );
    }

    private static bool Ends(string identifier, int begin, int length) =>
        begin >= 0 && (begin + length == identifier.Length || !char.IsAsciiLetterLower(identifier[begin + length]));

    [GeneratedRegex(@"`(?<word>[\w.]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Identifier();

    // Raw, verbatim and ordinary strings of C#, strings of JavaScript, and comments.
    [GeneratedRegex(
        "\"\"\"(?s:.)*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|`[^`]*`|//[^\n]*|/\\*(?s:.)*?\\*/",
        RegexOptions.None,
        matchTimeoutMilliseconds: 5_000
    )]
    private static partial Regex TextOrComment();
}
