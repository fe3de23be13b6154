using ConcertReservation.Domain.Transactions;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Transactions;

/// <summary>
/// The statements that the repositories of one use case have queued. <see cref="EfUnitOfWork"/> sends all of them in
/// one round trip before the commit.
/// </summary>
internal sealed class PendingStatements
{
    private readonly List<Statement> _statements = [];

    /// <param name="sql">The arguments become parameters. An array is one parameter, for <c>unnest</c>.</param>
    /// <param name="rows">The number of rows that the statement must write.</param>
    /// <param name="otherwise">What to throw for another number of rows.</param>
    public void Add(FormattableString sql, int rows, Func<Exception>? otherwise = null) =>
        _statements.Add(new Statement(sql, rows, otherwise ?? (() => WrongCount(sql, rows))));

    /// <summary>A statement that may write any number of rows.</summary>
    public void AddForAnyRows(FormattableString sql) =>
        _statements.Add(new Statement(sql, Rows: null, () => WrongCount(sql, 0)));

    public void Clear() => _statements.Clear();

    public async Task SendAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (_statements.Count == 0)
            return;

        await using var batch = connection.CreateBatch();
        foreach (var statement in _statements)
            batch.BatchCommands.Add(statement.ToCommand());
        await batch.ExecuteNonQueryAsync(ct);
        for (var i = 0; i < _statements.Count; i++)
            if (_statements[i].Rows is { } rows && batch.BatchCommands[i].RecordsAffected != rows)
                throw _statements[i].Otherwise();
        _statements.Clear();
    }

    private static RefusedBySchemaException WrongCount(FormattableString sql, int rows) =>
        new(new InvalidOperationException($"The statement has not written {rows} rows: {sql.Format}"));

    private sealed record Statement(FormattableString Sql, int? Rows, Func<Exception> Otherwise)
    {
        public NpgsqlBatchCommand ToCommand()
        {
            object[] names = [.. Enumerable.Range(1, Sql.ArgumentCount).Select(number => $"${number}")];
            var command = new NpgsqlBatchCommand(string.Format(null, Sql.Format, names));
            foreach (var argument in Sql.GetArguments())
                command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
            return command;
        }
    }
}
