using System.Diagnostics;

namespace ConcertReservation.Testing.Clusters;

/// <summary>Everything that one instance writes, over all its starts.</summary>
internal sealed class InstanceLog(string file) : IDisposable
{
    private const int Shown = 30;

    private readonly Lock _writing = new();
    private readonly StreamWriter _writer = new(file) { AutoFlush = true };
    private bool _closed;

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string LastLines()
    {
        lock (_writing)
            return string.Join('\n', File.ReadLines(file).TakeLast(Shown));
    }

    // The last lines of a killed process may arrive after this.
    public void Dispose()
    {
        lock (_writing)
        {
            _closed = true;
            _writer.Dispose();
        }
    }

    private void Write(string? line)
    {
        lock (_writing)
        {
            if (line is not null && !_closed)
                _writer.WriteLine(line);
        }
    }
}
