using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

/// <summary>Another process that uses a server until the test stops or kills it.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public string ConnectionString { get; private set; } = "";

    public static async Task<OtherProcess> StartAsync(string? folder)
    {
        var assembly = typeof(StartupHook).Assembly.Location;
        var info = new ProcessStartInfo("dotnet", [assembly])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        info.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        info.Environment[StartupHook.FolderVariable] = folder;
        var other = new OtherProcess(Process.Start(info)!);
        var line = await other._process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(5));
        other.ConnectionString = line ?? throw new InvalidOperationException("The other process did not start");
        return other;
    }

    /// <summary>SIGKILL to the process and to all its descendants.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
