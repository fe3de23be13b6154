using System.ComponentModel;
using System.Diagnostics;

namespace ConcertReservation.EmbeddedPostgres.Processes;

/// <summary>A program to run: its file name, arguments and time limit.</summary>
internal sealed record Command(string FileName, params string[] Arguments)
{
    private const int NotRun = -1;
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    public string? WorkingDirectory { get; init; }

    /// <summary>The same command, run through another program such as <c>unshare</c>.</summary>
    public Command PrefixedBy(IReadOnlyList<string> prefix) =>
        prefix.Count == 0
            ? this
            : this with
            {
                FileName = prefix[0],
                Arguments = [.. prefix.Skip(1), FileName, .. Arguments],
            };

    /// <summary>The command as one line for <c>sh</c>, quoted so that the arguments stay the same.</summary>
    public string ToShell() => string.Join(' ', Arguments.Prepend(FileName).Select(Quoted));

    /// <summary>
    /// Runs the program to its end. A missing program or an exceeded limit is a failed result, not an exception.
    /// </summary>
    public async Task<CommandResult> RunAsync(CancellationToken ct)
    {
        using var process = new Process { StartInfo = StartInfo() };
        try
        {
            process.Start();
        }
        catch (Win32Exception reason)
        {
            return new CommandResult(NotRun, $"{FileName} cannot be run: {reason.Message}");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return new CommandResult(NotRun, $"{FileName} did not end within {Limit.TotalSeconds:0} s");
        }

        return new CommandResult(process.ExitCode, await TextAsync(output), await TextAsync(errors));
    }

    /// <exception cref="PostgresStartException">The program failed; the message has the end of its output.</exception>
    public async Task RunOrThrowAsync(CancellationToken ct)
    {
        var result = await RunAsync(ct);
        if (!result.Succeeded)
            throw new PostgresStartException($"{FileName} failed: {result.LastWords}");
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(FileName, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory,
        };
        info.Environment["LC_ALL"] = "C"; // the output is parsed and shown, so it must be English
        return info;
    }

    // On Windows a started server keeps the pipes of pg_ctl open, so the output may never end.
    private static async Task<string> TextAsync(Task<string> reading)
    {
        try
        {
            return await reading.WaitAsync(OutputGrace, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return "";
        }
    }

    private static string Quoted(string argument) => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
