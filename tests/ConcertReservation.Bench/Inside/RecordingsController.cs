using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// Which statements this process sends for the requests of a trace. Recording costs nothing while it is off.
/// </summary>
[ApiController]
[AllowAnonymous]
[Route("bench/recordings")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class RecordingsController(TimeProvider time) : ControllerBase
{
    // EF Core caches for a second that its commands have no observer.
    private static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(2);

    private static StatementRecorder? _recorder;

    [HttpPost]
    public async Task Start(CancellationToken ct)
    {
        Interlocked.Exchange(ref _recorder, new StatementRecorder())?.Dispose();
        await Task.Delay(UntilNoticed, time, ct);
    }

    [HttpGet("{trace}")]
    public ContentResult Read(string trace) =>
        Content(JsonSerializer.Serialize(_recorder?.Read(ActivityTraceId.CreateFromString(trace))), "application/json");

    [HttpDelete]
    public NoContentResult Stop()
    {
        Interlocked.Exchange(ref _recorder, null)?.Dispose();
        return NoContent();
    }
}
