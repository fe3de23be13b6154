using ConcertReservation.Infrastructure.Database.Startup;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

/// <summary>
/// Reports why the app refuses to start: one line for each wrong setting, or one for a database or signing key that it
/// cannot use.
/// </summary>
internal static class StartupErrors
{
    public static bool IsExpected(Exception exception) =>
        exception is OptionsValidationException or StartRefusedException
        || (exception is AggregateException aggregate && aggregate.InnerExceptions.All(IsExpected));

    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(Exception exception)
    {
        foreach (var line in Lines(exception).Distinct(StringComparer.Ordinal))
            await Console.Error.WriteLineAsync(line);
        return 1;
    }

    private static IEnumerable<string> Lines(Exception exception) =>
        exception switch
        {
            OptionsValidationException invalid => invalid.Failures,
            AggregateException aggregate => aggregate.InnerExceptions.SelectMany(Lines),
            _ => [exception.Message],
        };
}
