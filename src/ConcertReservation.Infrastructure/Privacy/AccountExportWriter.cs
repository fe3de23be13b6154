using System.Data;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ConcertReservation.Application.Privacy;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;

namespace ConcertReservation.Infrastructure.Privacy;

/// <summary>Writes the sections of the export, one row after the other, from one snapshot of the database.</summary>
internal sealed class AccountExportWriter(NpgsqlDataSource database, TimeProvider time) : IAccountExport
{
    private const int FlushAt = 32 * 1024;

    private static readonly JsonWriterOptions Format = new()
    {
        Indented = true,
        // Korean text is not escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public async Task WriteAsync(Guid userId, Stream target, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot: the balance is then the sum of the entries, whatever happens meanwhile.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var json = new Utf8JsonWriter(target, Format);
        json.WriteStartObject();
        ExportedRow.WriteTime(json, "exportedAt", time.GetUtcNow());
        foreach (var section in ExportSections.All)
            await WriteSectionAsync(json, section, connection, userId, ct);
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static async Task WriteSectionAsync(
        Utf8JsonWriter json,
        ExportSection section,
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(section.Sql, connection);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        await using var rows = await command.ExecuteReaderAsync(ct);
        json.WritePropertyName(section.Name);
        if (!section.IsList)
        {
            if (await rows.ReadAsync(ct))
                ExportedRow.Write(json, rows);
            else
                json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        while (await rows.ReadAsync(ct))
        {
            ExportedRow.Write(json, rows);
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(ct);
        }
        json.WriteEndArray();
    }
}
