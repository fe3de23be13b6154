using System.Text.Json.Nodes;
using ConcertReservation.Infrastructure.Database.Sql;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>A statement the server has run, and the partitions its plan has really looked into.</summary>
internal sealed record Statement(string Text, IReadOnlySet<string> Partitions)
{
    /// <summary>It says itself that it looks everywhere.</summary>
    public bool IsMarked => Text.Contains(CrossShardQuery.Mark, StringComparison.Ordinal);

    /// <summary>
    /// Concerts and people are spread over machines of their own, so a shard is one number among one of the two kinds.
    /// </summary>
    public bool IsOfOneShard => Partitions.Select(ShardOf).Distinct(StringComparer.Ordinal).Count() <= 1;

    /// <param name="plan">As auto_explain writes it in JSON, with what was run.</param>
    public static Statement Of(JsonNode plan)
    {
        var partitions = new HashSet<string>(StringComparer.Ordinal);
        Collect(plan["Plan"]!, partitions);
        return new Statement(plan["Query Text"]!.GetValue<string>(), partitions);
    }

    public override string ToString() => $"{string.Join(", ", Partitions.Order(StringComparer.Ordinal))}: {Text}";

    private static void Collect(JsonNode node, HashSet<string> partitions)
    {
        // Those that were planned for and then never looked into do not count.
        var isRun = node["Actual Loops"]?.GetValue<double>() > 0;
        if (isRun && node["Relation Name"]?.GetValue<string>() is { } relation && IsPartition(relation))
            partitions.Add(relation);
        foreach (var child in node["Plans"]?.AsArray() ?? [])
            Collect(child!, partitions);
    }

    private static bool IsPartition(string relation) => relation.Contains(Split.Partition, StringComparison.Ordinal);

    // A kind and a number.
    private static string ShardOf(string partition) =>
        partition[partition.IndexOf(Split.Partition, StringComparison.Ordinal)..];
}
