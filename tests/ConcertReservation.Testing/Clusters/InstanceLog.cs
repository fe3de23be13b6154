namespace ConcertReservation.Testing.Clusters;

/// <summary>Everything one instance wrote, over all its lives.</summary>
internal sealed class InstanceLog(string file) : IDisposable
{
    private const int Shown = 30;

    private readonly Lock _turn = new();
    private readonly StreamWriter _writer = new(file) { AutoFlush = true };
    private bool _closed;

    public void Write(string? line)
    {
        lock (_turn)
        {
            if (line is not null && !_closed)
                _writer.WriteLine(line);
        }
    }

    public string LastLines()
    {
        lock (_turn)
            return string.Join('\n', File.ReadLines(file).TakeLast(Shown));
    }

    // The last lines of a killed process may still be on their way.
    public void Dispose()
    {
        lock (_turn)
        {
            _closed = true;
            _writer.Dispose();
        }
    }
}
