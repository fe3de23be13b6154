using Npgsql;

namespace ConcertReservation.LoadTests.Bench.Raw;

/// <summary>One connection that sends the statements of a purchase, each prepared once.</summary>
internal sealed class RawBuyer : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly PurchaseScript _script;
    private readonly List<NpgsqlCommand?> _commands = [];

    private RawBuyer(NpgsqlConnection connection, PurchaseScript script) =>
        (_connection, _script) = (connection, script);

    public static async Task<RawBuyer> OpenAsync(NpgsqlDataSource database, PurchaseScript script, CancellationToken ct)
    {
        var buyer = new RawBuyer(await database.OpenConnectionAsync(ct), script);
        try
        {
            foreach (var step in script.Steps)
                buyer._commands.Add(step.Kind == StepKind.Command ? await buyer.PrepareAsync(step, ct) : null);
            return buyer;
        }
        catch
        {
            await buyer.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="ReplayException">A statement failed, or did not do what the recorded one did.</exception>
    public async Task BuyAsync(PurchaseFacts facts, CancellationToken ct)
    {
        var newIds = new Guid[_script.NewIds];
        for (var i = 0; i < newIds.Length; i++)
            newIds[i] = Guid.CreateVersion7(facts.At);

        NpgsqlTransaction? transaction = null;
        try
        {
            for (var i = 0; i < _script.Steps.Count; i++)
                switch (_script.Steps[i])
                {
                    case { Kind: StepKind.Begin } step:
                        transaction = await _connection.BeginTransactionAsync(step.Isolation, ct);
                        break;
                    case { Kind: StepKind.Commit }:
                        await transaction!.CommitAsync(ct);
                        await transaction.DisposeAsync();
                        break;
                    case var step:
                        await SendAsync(step, _commands[i]!, facts, newIds, ct);
                        break;
                }
        }
        finally
        {
            if (transaction is not null)
                await transaction.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.OfType<NpgsqlCommand>())
            await command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<NpgsqlCommand> PrepareAsync(ScriptStep step, CancellationToken ct)
    {
        var command = new NpgsqlCommand(step.Text, _connection);
        foreach (var parameter in step.Parameters)
            command.Parameters.Add(new NpgsqlParameter(parameter.Recorded.Name, parameter.Recorded.Type));
        await command.PrepareAsync(ct);
        return command;
    }

    private static async Task SendAsync(
        ScriptStep step,
        NpgsqlCommand command,
        PurchaseFacts facts,
        Guid[] newIds,
        CancellationToken ct
    )
    {
        for (var i = 0; i < step.Parameters.Count; i++)
            command.Parameters[i].Value = step.Parameters[i].ValueOf(facts, newIds);
        var effect = await ExecuteAsync(command, ct);
        if (effect != step.Effect)
            throw new ReplayException($"A replayed statement {effect}; the service's {step.Effect}", step.Text);
    }

    private static async Task<Effect> ExecuteAsync(NpgsqlCommand command, CancellationToken ct)
    {
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            var returnsRows = reader.HasRows;
            do
            {
                while (await reader.ReadAsync(ct)) { }
            } while (await reader.NextResultAsync(ct));
            return new Effect(returnsRows, reader.RecordsAffected);
        }
        catch (PostgresException exception)
        {
            throw new ReplayException(
                $"A replayed statement failed: {exception.Message}",
                command.CommandText,
                exception
            );
        }
    }
}
