namespace ConcertReservation.EmbeddedPostgres.Processes;

internal sealed record CommandResult(int ExitCode, string Output, string Errors = "")
{
    private const int MaxLength = 2000;

    public bool Succeeded => ExitCode == 0;

    /// <summary>The end of the output, short enough for the message of an exception.</summary>
    public string LastWords
    {
        get
        {
            var text = string.Join(Environment.NewLine, Errors.Trim(), Output.Trim()).Trim();
            return text.Length == 0 ? $"exit code {ExitCode}" : text[^Math.Min(text.Length, MaxLength)..];
        }
    }
}
