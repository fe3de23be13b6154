using YamlDotNet.RepresentationModel;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>YAML files of the checkout.</summary>
internal static class Yaml
{
    public static YamlMappingNode Read(string path)
    {
        using var text = File.OpenText(Repository.File(path));
        var stream = new YamlStream();
        stream.Load(text);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static bool Has(this YamlMappingNode node, string key) => node.Children.ContainsKey(key);

    public static YamlMappingNode Map(this YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    public static string Text(this YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    public static IEnumerable<YamlMappingNode> Items(this YamlMappingNode node, string key) =>
        ((YamlSequenceNode)node[key]).Cast<YamlMappingNode>();
}
