using System.Reflection;

namespace ConcertReservation.Api.Settings;

/// <summary>What a setting is called.</summary>
internal static class SettingName
{
    /// <summary>The host's own key for the addresses it listens at.</summary>
    public const string Urls = "urls";

    /// <summary>As the environment spells it: <c>Queue__TickInterval</c>.</summary>
    public static string Of(string path) =>
        string.Equals(path, Urls, StringComparison.OrdinalIgnoreCase)
            ? "ASPNETCORE_URLS"
            : path.Replace(":", "__", StringComparison.Ordinal);

    public static string Of(string section, PropertyInfo property) =>
        Of(section.Length == 0 ? KeyOf(property) : $"{section}:{KeyOf(property)}");

    public static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;

    /// <summary>Those that can be given.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type options) =>
        options.GetProperties().Where(property => property.CanWrite);
}
