using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Csv;

/// <summary>Rows as a CSV file (RFC 4180), sent while they are read.</summary>
internal sealed class CsvResult<TRow, TColumns>(IAsyncEnumerable<TRow> rows, string fileName) : IActionResult
    where TColumns : ICsvColumns<TRow>
{
    private static readonly CsvWriterOptions Format = new()
    {
        // With a mark in front, or spreadsheets take UTF-8 for something else.
        WriteByteOrderMark = true,
        // A name that begins like a formula must stay a name in whatever opens the file.
        Injection = CsvInjection.Escape,
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
            await csv.WriteRecordAsync(TColumns.Of(row), ct);
    }
}

/// <summary>What the file says of a row.</summary>
internal interface ICsvColumns<in TRow>
{
    static abstract string[] Names { get; }

    /// <summary>One a name; null is an empty field.</summary>
    static abstract string?[] Of(TRow row);
}
