using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Csv;

/// <summary>Sends rows as a CSV file (RFC 4180), while they are read from the database.</summary>
internal sealed class CsvResult<TRow, TColumns>(IAsyncEnumerable<TRow> rows, string fileName) : IActionResult
    where TColumns : ICsvColumns<TRow>
{
    private static readonly CsvWriterOptions Format = new()
    {
        // Without a byte order mark, spreadsheet programs do not detect UTF-8.
        WriteByteOrderMark = true,
    };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = fileName,
        }.ToString();
        await using var csv = CsvWriter.Create(response.Body, Format, leaveOpen: true);
        await csv.WriteRecordAsync(TColumns.Names, ct);
        await foreach (var row in rows.WithCancellation(ct))
            // A spreadsheet program must not run a customer's name as a formula.
            await csv.WriteRecordAsync([.. TColumns.Of(row).Select(SpreadsheetText.Neutralize)], ct);
    }
}

/// <summary>The columns of a CSV file.</summary>
internal interface ICsvColumns<in TRow>
{
    static abstract string[] Names { get; }

    /// <summary>The fields of a row, in the order of <see cref="Names"/>; null is an empty field.</summary>
    static abstract string?[] Of(TRow row);
}
