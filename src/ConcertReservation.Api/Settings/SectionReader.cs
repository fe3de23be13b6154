using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace ConcertReservation.Api.Settings;

/// <summary>
/// Reads the configured values of a section and checks each against the options class of the section.
/// </summary>
internal sealed class SectionReader(Type options, string section)
{
    private readonly PropertyInfo[] _properties = [.. SettingName.PropertiesOf(options)];

    public IEnumerable<SettingValue> Read(IConfiguration configuration) =>
        // Root-level keys are shared with the framework, so unknown ones are ignored.
        section.Length == 0
            ? configuration.GetChildren().Where(child => FindProperty(child) is not null).SelectMany(Read)
            : configuration.GetSection(section).GetChildren().Where(child => !IsOfOtherOptions(child)).SelectMany(Read);

    private bool IsOfOtherOptions(IConfigurationSection child) =>
        options.GetCustomAttribute<HasSectionsAttribute>()?.Has(child.Key) == true && string.IsNullOrEmpty(child.Value);

    private PropertyInfo? FindProperty(IConfigurationSection child) =>
        Array.Find(
            _properties,
            p => string.Equals(SettingName.KeyOf(p), child.Key, StringComparison.OrdinalIgnoreCase)
        );

    private IEnumerable<SettingValue> Read(IConfigurationSection child)
    {
        var name = SettingName.Of(child.Path);
        if (FindProperty(child) is not { } property)
            return [new SettingValue(child.Key, null, $"{name} is not a setting. {DescribeKnown()}")];
        if (property.PropertyType.GetElementType() is not { } elementType)
            return [Validate(child, child.Key, property, property.PropertyType)];
        var items = child
            .GetChildren()
            .Select(item => Validate(item, $"{child.Key}:{item.Key}", property, elementType));
        return child.Value is { Length: > 0 }
            ? items.Append(new SettingValue(child.Key, null, $"{name} is a list: write {name}__0, {name}__1, …"))
            : items;
    }

    private string DescribeKnown() =>
        $"{section} has {string.Join(", ", _properties.Select(SettingName.KeyOf).Order(StringComparer.Ordinal))}.";

    private static SettingValue Validate(IConfigurationSection child, string key, PropertyInfo property, Type type)
    {
        var isValid =
            !child.GetChildren().Any() && TryParse(child.Value, type, out var parsed) && IsAllowed(property, parsed);
        // A wrong password must not be logged.
        var shown = property.GetCustomAttribute<DataTypeAttribute>() is { DataType: DataType.Password }
            ? "not allowed"
            : $"\"{child.Value}\"";
        var allowed = SettingFormat.DescribeAllowed(property, type);
        return new SettingValue(
            key,
            child.Value,
            isValid ? null : $"{SettingName.Of(child.Path)} is {shown}. Allowed: {allowed}."
        );
    }

    private static bool TryParse(string? text, Type type, out object? parsed)
    {
        parsed = text;
        if (text is null || type == typeof(string))
            return true;
        try
        {
            parsed = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    // An empty text counts as not configured.
    private static bool IsAllowed(PropertyInfo property, object? value) =>
        value is null or "" || property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(value));
}
