using System.Diagnostics;

namespace ConcertReservation.Testing.Processes;

/// <summary>
/// A server as a child of a shell that holds a pipe from this process: when this process ends in any way, the pipe
/// closes and the shell stops the server.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // In the background, so that Ctrl-C does not reach it or the shell: only the pipe decides.
    private const string Guard = """
        trap '' HUP INT TERM
        log=$1 signal=$2; shift 2
        "$@" </dev/null >>"$log" 2>&1 &
        read -r _
        kill -s "$signal" $! 2>/dev/null
        wait
        """;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _shell;

    private GuardedProcess(Process shell) => _shell = shell;

    /// <param name="log">Gets everything that the server writes.</param>
    /// <param name="stop">The signal that ends the server quickly, such as <c>TERM</c>.</param>
    public static GuardedProcess Start(IEnumerable<string> command, string log, string stop)
    {
        string[] arguments = ["-c", Guard, "guard", log, stop, .. command];
        var info = new ProcessStartInfo("sh", arguments) { UseShellExecute = false, RedirectStandardInput = true };
        return new GuardedProcess(Process.Start(info)!);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _shell.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill(entireProcessTree: true);
        }

        _shell.Dispose();
    }
}
