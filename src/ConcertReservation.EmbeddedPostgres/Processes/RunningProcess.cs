using System.Diagnostics;
using System.Globalization;

namespace ConcertReservation.EmbeddedPostgres.Processes;

internal static class RunningProcess
{
    /// <summary>The pid in the first line of the file, or null when no such process runs.</summary>
    public static int? NamedIn(string pidFile)
    {
        try
        {
            var pid = int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture);
            using var process = Process.GetProcessById(pid);
            return pid;
        }
        catch (Exception missing)
            when (missing is IOException or FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public static async Task<string> CommandLineAsync(int pid, CancellationToken ct)
    {
        var number = pid.ToString(CultureInfo.InvariantCulture);
        var proc = $"/proc/{number}/cmdline";
        return File.Exists(proc)
            ? await File.ReadAllTextAsync(proc, ct)
            : (await new Command("ps", "-ww", "-o", "args=", "-p", number).RunAsync(ct)).Output;
    }
}
