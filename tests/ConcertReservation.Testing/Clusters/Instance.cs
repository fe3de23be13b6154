using System.Diagnostics;

namespace ConcertReservation.Testing.Clusters;

/// <summary>One instance of the app, which may be killed and started again on the same port.</summary>
public sealed class Instance : IAsyncDisposable
{
    private readonly InstanceLaunch _launch;
    private readonly InstanceLog _log;
    private Process? _process;

    internal Instance(int number, InstanceLaunch launch, string logFile)
    {
        Number = number;
        _launch = launch;
        _log = new InstanceLog(logFile);
        Address = new Uri($"http://127.0.0.1:{ServicePort.Next()}");
    }

    public int Number { get; }

    public Uri Address { get; }

    /// <summary>For its CPU time and memory.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException($"Instance {Number} is not running.");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>True when the process ended and nobody had killed it: what no fault elsewhere excuses.</summary>
    public bool DiedByItself => _process is { HasExited: true };

    /// <exception cref="InstanceStartException">It ended, or was not ready in time.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        _process = _launch.Start(Address, _log);
        try
        {
            await Readiness.WaitAsync(Address, _launch.ReadyWithin, () => IsRunning, ct);
        }
        catch (TimeoutException late)
        {
            throw new InstanceStartException($"Instance {Number} did not start: {late.Message}\n{_log.LastLines()}");
        }
    }

    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    internal void KillNow() => _process?.Kill();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _log.Dispose();
    }
}

/// <summary>An instance ended during its start, or took too long.</summary>
public sealed class InstanceStartException(string message) : Exception(message);
