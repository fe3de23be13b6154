using System.Reflection;

namespace ConcertReservation.Api.Settings;

/// <summary>The names of settings.</summary>
internal static class SettingName
{
    /// <summary>The host's key for the addresses that it listens on.</summary>
    public const string Urls = "urls";

    /// <summary>The name as an environment variable, such as <c>Queue__TickInterval</c>.</summary>
    public static string Of(string path) =>
        string.Equals(path, Urls, StringComparison.OrdinalIgnoreCase)
            ? "ASPNETCORE_URLS"
            : path.Replace(":", "__", StringComparison.Ordinal);

    public static string Of(string section, PropertyInfo property) =>
        Of(section.Length == 0 ? KeyOf(property) : $"{section}:{KeyOf(property)}");

    public static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;

    /// <summary>The properties that can be set from the configuration.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type options) =>
        options.GetProperties().Where(property => property.CanWrite);
}
