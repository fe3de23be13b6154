using System.Text.Json.Nodes;
using ConcertReservation.Infrastructure.Database.Sql;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>A statement that the server ran, and the partitions that its plan read.</summary>
internal sealed record Statement(string Text, IReadOnlySet<string> Partitions)
{
    private static readonly string[] OfWorkers =
    [
        "FROM sessions",
        "FROM mails",
        "FROM mailings",
        "FROM turn_mails WHERE near_at IS NULL",
        "FROM turn_mails WHERE requested_at",
        "INSERT INTO refusals",
    ];

    /// <summary>The statement declares that it reads every shard.</summary>
    public bool IsMarked => Text.Contains(CrossShardQuery.Mark, StringComparison.Ordinal);

    /// <summary>
    /// Concerts and customers are on different machines, so a shard is one number of one of the two kinds.
    /// </summary>
    public bool IsOfOneShard => Partitions.Select(ShardOf).Distinct(StringComparer.Ordinal).Count() <= 1;

    /// <summary>The workers that end sessions, send mails and store refusals use every shard. They have no part in a sale.</summary>
    public bool IsOfTheSale => !Array.Exists(OfWorkers, part => Text.Contains(part, StringComparison.Ordinal));

    /// <param name="plan">The JSON of auto_explain, with the text of the statement.</param>
    public static Statement Of(JsonNode plan)
    {
        var partitions = new HashSet<string>(StringComparer.Ordinal);
        Collect(plan["Plan"]!, partitions);
        return new Statement(plan["Query Text"]!.GetValue<string>(), partitions);
    }

    public override string ToString() => $"{string.Join(", ", Partitions.Order(StringComparer.Ordinal))}: {Text}";

    private static void Collect(JsonNode node, HashSet<string> partitions)
    {
        // Partitions that the plan names but never reads do not count.
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
