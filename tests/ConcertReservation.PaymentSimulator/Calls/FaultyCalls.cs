using System.Text;
using ConcertReservation.PaymentSimulator.Faults;
using ConcertReservation.PaymentSimulator.Webhooks;
using Microsoft.AspNetCore.Http;

namespace ConcertReservation.PaymentSimulator.Calls;

/// <summary>Runs the calls of the merchant, with the faults of the plan around them.</summary>
internal sealed class FaultyCalls(SeededFaults faults, StoredAnswers stored, WebhookSender webhooks, Tally tally)
{
    private const string Html =
        "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body>Please try again later.</body></html>";

    private static readonly TimeSpan LatestAnswer = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(30);

    /// <summary>A call that only reads.</summary>
    public async Task ReadAsync(HttpContext http, IProviderErrors errors, Func<ProviderAnswer> read)
    {
        var fault = Count(faults.OfRead());
        if (!await RefuseAsync(http, fault, errors))
            await SendAsync(http, fault, errors, read());
    }

    /// <summary>A call that changes the books; its effect does not depend on the caller's connection.</summary>
    public async Task WriteAsync(HttpContext http, IProviderErrors errors, string body, Func<Effect> work)
    {
        var header = http.Request.Headers["Idempotency-Key"].ToString();
        var key = header.Length == 0 ? null : header;
        var fault = Count(faults.OfWrite(key is not null));
        if (await RefuseAsync(http, fault, errors))
            return;
        if (stored.Begin(key, $"{http.Request.Path}\n{body}", errors) is { } before)
        {
            tally.Add("answers repeated by their key");
            await SendAsync(http, CallFault.None, errors, before);
            return;
        }
        if (fault == CallFault.ErrorStored)
        {
            stored.Complete(key, errors.Internal);
            _ = ForgetAsync(key!);
            await WriteAsync(http, errors.Internal);
            return;
        }

        if (fault == CallFault.SlowWork)
            await Task.Delay(faults.Between(faults.Plan.Slowest / 4, faults.Plan.Slowest), CancellationToken.None);
        var effect = work();
        stored.Complete(key, effect.Answer);
        if (effect.News is { } news)
            await webhooks.AnnounceAsync(news);
        await SendAsync(http, fault, errors, effect.Answer);
    }

    public static async Task<string> ReadBodyAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    public static async Task WriteAsync(HttpContext http, ProviderAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(answer.Body, CancellationToken.None);
    }

    // The faults before anything is done.
    private static async Task<bool> RefuseAsync(HttpContext http, CallFault fault, IProviderErrors errors)
    {
        switch (fault)
        {
            case CallFault.HtmlBefore:
                await WriteHtmlAsync(http, StatusCodes.Status502BadGateway);
                return true;
            case CallFault.ErrorBefore:
                await WriteAsync(http, errors.Internal);
                return true;
            case CallFault.ClosedBefore:
                http.Abort();
                return true;
            default:
                return false;
        }
    }

    // The faults after it.
    private async Task SendAsync(HttpContext http, CallFault fault, IProviderErrors errors, ProviderAnswer answer)
    {
        switch (fault)
        {
            case CallFault.Late:
                await Task.Delay(faults.Between(LatestAnswer / 10, LatestAnswer), CancellationToken.None);
                await WriteAsync(http, answer);
                break;
            case CallFault.HtmlAfter:
                await WriteHtmlAsync(http, StatusCodes.Status200OK);
                break;
            case CallFault.ErrorAfter:
                await WriteAsync(http, errors.Internal);
                break;
            case CallFault.WrongAmount:
                await WriteAsync(http, answer.WithWrongAmount());
                break;
            case CallFault.TimeoutAfter:
                await HangAsync(http);
                break;
            case CallFault.ClosedAfter:
                http.Abort();
                break;
            default:
                await WriteAsync(http, answer);
                break;
        }
    }

    private static async Task HangAsync(HttpContext http)
    {
        try
        {
            await Task.Delay(Hangs, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller has given up.
        }
        http.Abort();
    }

    private static Task WriteHtmlAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(Html, CancellationToken.None);
    }

    private async Task ForgetAsync(string key)
    {
        await Task.Delay(faults.Plan.ErrorsKeptFor, CancellationToken.None);
        stored.Forget(key);
    }

    private CallFault Count(CallFault fault)
    {
        tally.Add("calls");
        if (fault != CallFault.None)
            tally.Add($"call: {fault}");
        return fault;
    }
}
