namespace ConcertReservation.Bench.Raw;

internal static class RawSchema
{
    /// <summary>The SQL of <c>Raw/schema.sql</c>.</summary>
    public static async Task<string> ReadAsync(CancellationToken ct)
    {
        var name = $"{typeof(RawSchema).Namespace}.schema.sql";
        await using var stream =
            typeof(RawSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource {name}.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
