using System.Text.RegularExpressions;
using Mono.Cecil;

namespace ConcertReservation.UnitTests.Architecture.Paths;

/// <summary>
/// The questions of a newcomer, each answered by a list of files in docs/architecture.md. The lists are compared with the
/// calls in the assemblies. Counted are the files of the types on the path, without interfaces, options, migrations,
/// registration, records and refusals. An issue that needs more files raises a limit, and adds a line to
/// docs/architecture.md.
/// </summary>
public sealed partial class PathTests
{
    private const string Source = "src/ConcertReservation.";

    private static readonly CallGraph Calls = CallGraph.OfTheLayers();

    public static TheoryData<string> Questions => [.. AllPaths.All.Select(path => path.Question)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void Path_Question_IsAnsweredByTheFilesInTheDocs(string question)
    {
        var path = AllPaths.All.Single(p => p.Question == question);

        Lines(FilesInTheDocs(question)).Should().Be(Lines(FilesOf(path)));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Path_Question_StaysWithinItsLimit(string question)
    {
        var path = AllPaths.All.Single(p => p.Question == question);

        FilesOf(path).Count.Should().BeLessThanOrEqualTo(path.MostFiles);
    }

    private static HashSet<string> FilesOf(CodePath path) =>
        Calls
            .From(path.Roots, method => IsRefusal(method) || path.IsLeftOut(CallGraph.NameOf(method)))
            .Where(method => !IsPlain(Outermost(method.DeclaringType)))
            .Select(FileOf)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    private static string? FileOf(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden)?.Document.Url is { } url
            ? url[(url.IndexOf(Source, StringComparison.Ordinal) + Source.Length)..].Replace('\\', '/')
            : null;

    private static bool IsRefusal(MethodDefinition method) => method.ReturnType.Name == nameof(DomainException);

    // A lambda or a state machine is a type inside the one that contains it.
    private static TypeDefinition Outermost(TypeDefinition type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsPlain(TypeDefinition type) =>
        type.Methods.Any(method => method.Name == "<Clone>$")
        || type.BaseType?.Name == nameof(Exception)
        || type.Name.EndsWith("Options", StringComparison.Ordinal)
        || type.Name.EndsWith("Services", StringComparison.Ordinal);

    private static IEnumerable<string> FilesInTheDocs(string question)
    {
        var text = Layers.Document("architecture.md");
        var begin = text.IndexOf($"### {question}", StringComparison.Ordinal);
        if (begin < 0)
            return [];
        var end = text.IndexOf("\n#", begin, StringComparison.Ordinal);
        return FileName()
            .Matches(text[begin..(end < 0 ? text.Length : end)])
            .Select(match => match.Groups["file"].Value);
    }

    private static string Lines(IEnumerable<string> files) => string.Join('\n', files.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"`(?<file>[\w/.]+\.cs)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FileName();
}
