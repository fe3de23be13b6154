namespace ConcertReservation.EmbeddedPostgres.Processes;

internal sealed record CommandResult(int ExitCode, string Output, string Errors = "")
{
    private const int Shown = 2000;

    public bool Succeeded => ExitCode == 0;

    /// <summary>The end of what the program wrote, short enough for an exception's message.</summary>
    public string LastWords
    {
        get
        {
            var text = string.Join(Environment.NewLine, Errors.Trim(), Output.Trim()).Trim();
            return text.Length == 0 ? $"exit code {ExitCode}" : text[^Math.Min(text.Length, Shown)..];
        }
    }
}
