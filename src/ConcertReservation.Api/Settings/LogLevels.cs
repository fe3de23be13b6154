using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Settings;

/// <summary>The framework's own settings. It reads them while the host is being built, so they are looked at before.</summary>
internal static class LogLevels
{
    private const string Section = "LogLevel";

    /// <exception cref="OptionsValidationException">One is no log level.</exception>
    public static void CheckLogLevels(this IConfiguration configuration)
    {
        var wrong = LevelsIn(configuration.GetSection("Logging"))
            .Where(level => level.Value is { Length: > 0 } text && !Enum.TryParse<LogLevel>(text, true, out _))
            .Select(level =>
                $"{SettingName.Of(level.Path)} is \"{level.Value}\". Allowed: {string.Join(", ", Enum.GetNames<LogLevel>())}."
            )
            .ToList();
        if (wrong.Count > 0)
            throw new OptionsValidationException(Section, typeof(LoggerFilterOptions), wrong);
    }

    // For all, and for each provider of its own.
    private static IEnumerable<IConfigurationSection> LevelsIn(IConfigurationSection logging) =>
        logging
            .GetChildren()
            .SelectMany(child => child.Key == Section ? child.GetChildren() : child.GetSection(Section).GetChildren());
}
