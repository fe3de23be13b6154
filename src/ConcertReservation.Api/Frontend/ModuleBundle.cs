using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ConcertReservation.Api.Frontend;

/// <summary>
/// Puts an ES module and everything it imports into one script. Each module becomes a function that runs once, after the
/// modules it imports, and returns its exports. Understands static imports and named exports at the start of a line, and
/// leaves out comments on lines of their own.
/// </summary>
internal sealed partial class ModuleBundle
{
    private readonly string _root;
    private StringBuilder _script = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();

    private ModuleBundle(string root) => _root = root;

    /// <summary>
    /// The main script, and others that the main script loads by <c>import('./other.js')</c>. Each of them has only the
    /// modules that the main script does not have. The browser runs the modules of the main script once; a module that two
    /// of the others have is run in each, so it must keep no state.
    /// </summary>
    /// <param name="root">The folder of all modules.</param>
    /// <param name="main">The path of the main script's first module below the root.</param>
    /// <param name="others">The same of the other scripts. All are in the same folder.</param>
    /// <returns>The scripts by the paths of their first modules.</returns>
    public static IReadOnlyDictionary<string, string> Create(string root, string main, params string[] others)
    {
        var bundle = new ModuleBundle(root);
        bundle.Add(Path.GetFullPath(Path.Combine(root, main)));
        var shared = string.Join(", ", bundle._variables.Values);
        bundle._script.AppendLine(CultureInfo.InvariantCulture, $"export {{ {shared} }};");
        var scripts = new Dictionary<string, string>(StringComparer.Ordinal) { [main] = bundle._script.ToString() };
        var ofMain = bundle._variables.ToList();
        foreach (var other in others)
        {
            bundle._variables.Clear();
            foreach (var (file, variable) in ofMain)
                bundle._variables.Add(file, variable);
            bundle._script = new StringBuilder($"import {{ {shared} }} from './{Path.GetFileName(main)}';\n");
            var entry = bundle.Add(Path.GetFullPath(Path.Combine(root, other)));
            bundle._script.AppendLine(CultureInfo.InvariantCulture, $"export const {{ pages }} = {entry};");
            scripts.Add(other, bundle._script.ToString());
        }
        return scripts;
    }

    /// <returns>The variable that holds the exports of the module.</returns>
    private string Add(string file)
    {
        if (_path.Contains(file))
            throw new InvalidOperationException($"Import cycle: {string.Join(" <- ", _path.Prepend(file))}");
        if (_variables.TryGetValue(file, out var known))
            return known;

        _path.Push(file);
        var source = File.ReadAllText(file);
        var body = file.EndsWith(".json", StringComparison.Ordinal) ? $"return {source}" : Module(file, source);
        _path.Pop();

        var variable = $"module{_variables.Count}";
        _variables.Add(file, variable);
        _script
            .Append("// ")
            .AppendLine(Path.GetRelativePath(_root, file))
            .AppendLine(CultureInfo.InvariantCulture, $"const {variable} = (() => {{")
            .AppendLine(body)
            .AppendLine("})();");
        return variable;
    }

    private string Module(string file, string source)
    {
        var exports = string.Join(", ", Exports().Matches(source).Select(export => export.Groups["name"].Value));
        var folder = Path.GetDirectoryName(file)!;
        var code = Comments().Replace(source, "");
        var linked = Imports().Replace(code, import => Link(import, folder));
        return $"{Exports().Replace(linked, "${declaration}")}\nreturn {{ {exports} }};";
    }

    /// <summary><c>import { a as b } from './x.js'</c> becomes <c>const { a: b } = module1</c>.</summary>
    private string Link(Match import, string folder)
    {
        var variable = Add(Path.GetFullPath(Path.Combine(folder, import.Groups["path"].Value)));
        var names = import.Groups["names"].Value.Replace("* as ", "", StringComparison.Ordinal);
        return names == "" ? "" : $"const {names.Replace(" as ", ": ", StringComparison.Ordinal)} = {variable};";
    }

    [GeneratedRegex(
        @"^[ \t]*(//.*|/\*((?!\*/)[\s\S])*\*/)\r?\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"^import (?:(?<names>[^;']+) from )?'(?<path>[^']+)'(?: with [^;]+)?;",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Imports();

    [GeneratedRegex(
        @"^export (?<declaration>(?:async function\*?|function\*?|class|const) (?<name>\w+))",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Exports();
}
