using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Settings;

/// <summary>
/// Validates the framework's log levels before the host is built, because building the host reads them.
/// </summary>
internal static class LogLevels
{
    private const string Section = "LogLevel";

    /// <exception cref="OptionsValidationException">A value is not a log level.</exception>
    public static void ValidateLogLevels(this IConfiguration configuration)
    {
        var errors = LevelsIn(configuration.GetSection("Logging"))
            .Where(level => level.Value is { Length: > 0 } text && !Enum.TryParse<LogLevel>(text, true, out _))
            .Select(level =>
                $"{SettingName.Of(level.Path)} is \"{level.Value}\". Allowed: {string.Join(", ", Enum.GetNames<LogLevel>())}."
            )
            .ToList();
        if (errors.Count > 0)
            throw new OptionsValidationException(Section, typeof(LoggerFilterOptions), errors);
    }

    // Logging:LogLevel, and the LogLevel of each provider, such as Logging:Console:LogLevel.
    private static IEnumerable<IConfigurationSection> LevelsIn(IConfigurationSection logging) =>
        logging
            .GetChildren()
            .SelectMany(child => child.Key == Section ? child.GetChildren() : child.GetSection(Section).GetChildren());
}
