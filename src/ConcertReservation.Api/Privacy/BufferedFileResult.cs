using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Privacy;

/// <summary>Sends a JSON file that was written before, so that a slow client occupies only its buffer.</summary>
internal sealed class BufferedFileResult(FileBufferingWriteStream file, string fileName) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = fileName,
        }.ToString();
        await file.DrainBufferAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
