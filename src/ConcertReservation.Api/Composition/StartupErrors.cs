using ConcertReservation.Infrastructure.Database.Startup;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

/// <summary>
/// A start that the settings do not allow, told in a line for each that is wrong; or the database they name.
/// </summary>
internal static class StartupErrors
{
    public static bool IsDueTo(Exception exception) =>
        exception is OptionsValidationException or StartRefusedException
        || (exception is AggregateException several && several.InnerExceptions.All(IsDueTo));

    public static async Task<int> ExplainAsync(Exception exception)
    {
        foreach (var line in Lines(exception).Distinct(StringComparer.Ordinal))
            await Console.Error.WriteLineAsync(line);
        return 1;
    }

    private static IEnumerable<string> Lines(Exception exception) =>
        exception switch
        {
            OptionsValidationException wrong => wrong.Failures,
            AggregateException several => several.InnerExceptions.SelectMany(Lines),
            _ => [exception.Message],
        };
}
