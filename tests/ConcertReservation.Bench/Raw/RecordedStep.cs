using System.Text.Json;
using NpgsqlTypes;

namespace ConcertReservation.Bench.Raw;

/// <summary>The database work of the requests of one trace, as JSON between the app's process and the bench.</summary>
/// <param name="Commands">How many commands the driver sent; more than the recorded ones means that some are missing.</param>
/// <param name="Steps">What was recorded, in order.</param>
internal sealed record Recording(int Commands, IReadOnlyList<RecordedStep> Steps);

internal enum StepKind
{
    /// <summary>A transaction begins; the text is its isolation level.</summary>
    Begin,

    /// <summary>One command in one round trip; the text may hold several statements.</summary>
    Command,

    /// <summary>The transaction commits.</summary>
    Commit,

    /// <summary>
    /// Anything that raw does not replay: an error, a rollback, a savepoint. The text is the event's name.
    /// </summary>
    Other,
}

/// <param name="Effect">Of a command; null for the other kinds.</param>
internal sealed record RecordedStep(
    StepKind Kind,
    string Text,
    IReadOnlyList<RecordedParameter> Parameters,
    Effect? Effect
)
{
    /// <summary>Everything except the values of the parameters. Equal in all purchases that can be replayed.</summary>
    public string Shape =>
        $"{Kind} ({string.Join(", ", Parameters.Select(p => $"{p.Name} {p.Type}"))}) {Text} [{Effect}]";
}

/// <param name="ReturnsRows">Whether the first result has rows.</param>
/// <param name="RowsWritten">Inserted, updated and deleted by all statements of the command; -1 where none writes.</param>
internal sealed record Effect(bool ReturnsRows, int RowsWritten)
{
    public override string ToString() =>
        FormattableString.Invariant($"returns {(ReturnsRows ? "rows" : "no rows")}, writes {Math.Max(RowsWritten, 0)}");
}

internal sealed record RecordedParameter(string Name, NpgsqlDbType Type, JsonElement Value)
{
    private static readonly Dictionary<NpgsqlDbType, Type> Types = new()
    {
        [NpgsqlDbType.Uuid] = typeof(Guid),
        [NpgsqlDbType.Bigint] = typeof(long),
        [NpgsqlDbType.Integer] = typeof(int),
        [NpgsqlDbType.Boolean] = typeof(bool),
        [NpgsqlDbType.Text] = typeof(string),
        [NpgsqlDbType.Varchar] = typeof(string),
        [NpgsqlDbType.Bytea] = typeof(byte[]),
        [NpgsqlDbType.TimestampTz] = typeof(DateTimeOffset),
    };

    /// <summary>The value as the driver needs it; null for NULL.</summary>
    /// <exception cref="ReplayException">Raw does not know the parameter's type.</exception>
    public object? Read(string statement)
    {
        if (!Types.TryGetValue(Type & ~NpgsqlDbType.Array, out var type))
            throw new ReplayException($"The type of parameter {Name} ({Type}) is not known", statement);
        return Value.ValueKind == JsonValueKind.Null
            ? null
            : Value.Deserialize(Type.HasFlag(NpgsqlDbType.Array) ? type.MakeArrayType() : type);
    }
}
