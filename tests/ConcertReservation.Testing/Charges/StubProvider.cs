using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.Testing.Charges;

/// <summary>A payment provider on a real port of 127.0.0.1. It remembers what it was sent, and fails as the test wants.</summary>
public abstract class StubProvider : IDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ProviderRequest> _requests = new();

    protected StubProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
        _app.StartAsync().GetAwaiter().GetResult();
        Address = _app.Urls.First();
    }

    public string Address { get; }

    public IReadOnlyList<ProviderRequest> Requests => [.. _requests];

    /// <summary>What goes wrong with a request; null when nothing does.</summary>
    public Func<ProviderRequest, Trouble?> OnRequest { get; set; } = _ => null;

    /// <summary>Runs after the provider has done what it was asked, before it answers.</summary>
    public Func<ProviderRequest, Task> AfterDoing { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<ProviderRequest> To(string part) =>
        [.. Requests.Where(request => request.Path.Contains(part, StringComparison.Ordinal))];

    public void Dispose()
    {
        _app.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        GC.SuppressFinalize(this);
    }

    /// <summary>The script that pages load from the provider; its path is <c>/sdk.js</c>.</summary>
    protected virtual string Script => "";

    /// <summary>Does what the request asks, as the provider's documentation says.</summary>
    protected abstract ProviderReply Do(ProviderRequest request);

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/sdk.js")
        {
            context.Response.ContentType = "text/javascript";
            await context.Response.WriteAsync(Script);
            return;
        }
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new ProviderRequest(
            context.Request.Method,
            context.Request.Path.Value!,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.Authorization.ToString(),
            context.Request.Headers["Idempotency-Key"].ToString(),
            await reader.ReadToEndAsync()
        );
        _requests.Enqueue(request);
        var trouble = OnRequest(request);
        if (trouble is { DoesIt: false })
        {
            await trouble.WriteAsync(context);
            return;
        }
        ProviderReply reply;
        lock (_app)
            reply = Do(request);
        await AfterDoing(request);
        if (trouble is not null)
            await trouble.WriteAsync(context);
        else
            await reply.WriteAsync(context);
    }
}

public sealed record ProviderRequest(
    string Method,
    string Path,
    string Query,
    string Authorization,
    string Key,
    string Body
)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Field(string name) => QueryHelpers.ParseQuery(Body)[name].ToString();

    public string Argument(string name) => QueryHelpers.ParseQuery(Query)[name].ToString();
}

public sealed record ProviderReply(int Status, JsonNode Json)
{
    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Json.ToJsonString());
    }
}

/// <param name="DoesIt">Whether the provider does what it was asked before it answers wrongly.</param>
public sealed record Trouble(bool DoesIt, int Status, string Body, TimeSpan Delay = default)
{
    public static Trouble Html(bool doesIt) => new(doesIt, 200, "<html><body>Maintenance</body></html>");

    public static Trouble Error(bool doesIt) => new(doesIt, 500, """{"code":"FAILED_INTERNAL","message":"sorry"}""");

    /// <summary>Longer than the service waits.</summary>
    public static Trouble Late(bool doesIt) => new(doesIt, 504, "", TimeSpan.FromSeconds(4));

    public static Trouble Refusal(int status, string code) =>
        new(false, status, $$"""{"code":"{{code}}","message":"{{code}} was told to the customer"}""");

    public async Task WriteAsync(HttpContext context)
    {
        if (Delay > TimeSpan.Zero)
            await Task.Delay(Delay, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Response.StatusCode = Status;
        context.Response.ContentType = Body.StartsWith('<') ? "text/html" : "application/json";
        await context.Response.WriteAsync(Body);
    }
}
