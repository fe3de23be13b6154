using System.Globalization;
using Spectre.Console;

namespace ConcertReservation.Testing.Reporting;

/// <summary>
/// The progress of a run: a bar in a terminal, a line from time to time where the output is redirected.
/// </summary>
public sealed class Progress
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);

    private readonly ProgressTask? _bar;
    private readonly Lock _turn = new();
    private long _lastLine;

    private Progress(ProgressTask? bar) => _bar = bar;

    /// <summary>
    /// Runs the work, and then, below the bar, its result: the report, whose result is the exit code.
    /// </summary>
    public static async Task<int> ShowAsync(Func<Progress, Task<Func<int>>> work)
    {
        if (Console.IsOutputRedirected)
        {
            (AnsiConsole.Profile.Width, AnsiConsole.Profile.Capabilities.ColorSystem) = (140, ColorSystem.NoColors);
            return (await work(new Progress(bar: null)))();
        }

        var report = await AnsiConsole
            .Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Progress(context.AddTask("Starting"))));
        return report();
    }

    public void Say(string what)
    {
        if (_bar is null)
            Console.WriteLine(what);
        else
            (_bar.Description, _bar.IsIndeterminate) = (Markup.Escape(what), true);
    }

    public void Show(string what, int done, int all)
    {
        if (_bar is not null)
        {
            _bar.Description = Markup.Escape(what);
            (_bar.IsIndeterminate, _bar.MaxValue, _bar.Value) = (false, all, done);
        }
        else if (IsTimeForALine())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} ({done} of {all})"));
        }
    }

    private bool IsTimeForALine()
    {
        lock (_turn)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (_lastLine != 0 && TimeProvider.System.GetElapsedTime(_lastLine, now) < LineEvery)
                return false;
            _lastLine = now;
            return true;
        }
    }
}
