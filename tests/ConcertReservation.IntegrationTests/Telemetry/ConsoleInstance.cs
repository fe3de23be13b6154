using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>An instance as in Production, and every line that it writes to its console.</summary>
internal sealed class ConsoleInstance : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Process _process;
    private HttpClient? _http;

    private ConsoleInstance(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Lines => [.. _lines];

    public ApiClient Client() => new(_http!);

    /// <param name="beside">The service whose database the instance uses.</param>
    public static async Task<ConsoleInstance> StartAsync(Service beside, params (string Name, string? Value)[] settings)
    {
        var process = ApiProcess.Start([("ConnectionStrings__Default", beside.ConnectionString), .. settings]);
        var instance = new ConsoleInstance(process);
        await Eventually.Is(() => Task.FromResult(instance.FindAddress() is not null), "the instance logs its address");
        instance._http = new HttpClient { BaseAddress = instance.FindAddress() };
        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }

    private Uri? FindAddress() =>
        Lines
            .Where(line => line.Contains(Listening, StringComparison.Ordinal))
            .Select(line => (string)JsonNode.Parse(line)!["Message"]!)
            .Select(message => new Uri(message[Listening.Length..]))
            .FirstOrDefault();
}
