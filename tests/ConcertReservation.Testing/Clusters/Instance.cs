using System.Diagnostics;
using ConcertReservation.Testing.Processes;

namespace ConcertReservation.Testing.Clusters;

/// <summary>One instance of the app. It can be killed and started again on the same port.</summary>
public sealed class Instance : IAsyncDisposable
{
    private readonly IReadOnlyList<(string Name, string? Value)> _settings;
    private readonly TimeSpan _readyWithin;
    private readonly InstanceLog _log;
    private Process? _process;

    internal Instance(
        int number,
        IReadOnlyList<(string Name, string? Value)> settings,
        TimeSpan readyWithin,
        string logFile
    )
    {
        Number = number;
        (_settings, _readyWithin) = (settings, readyWithin);
        _log = new InstanceLog(logFile);
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
    }

    public int Number { get; }

    public Uri Address { get; }

    /// <summary>For its processor time and memory.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException($"Instance {Number} is not running.");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The process ended although the run did not kill it. No other fault excuses that.</summary>
    public bool DiedByItself => _process is { HasExited: true };

    /// <exception cref="InstanceStartException">It ended, or was not ready in time.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        _process = ApiProcess.Start([.. _settings, ("ASPNETCORE_URLS", Address.GetLeftPart(UriPartial.Authority))]);
        _log.Follow(_process);
        try
        {
            await Readiness.WaitAsync(Address, _readyWithin, () => IsRunning, ct);
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
