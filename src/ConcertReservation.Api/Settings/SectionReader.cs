using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace ConcertReservation.Api.Settings;

/// <summary>What was given in a section, held against the properties of its options.</summary>
internal sealed class SectionReader(Type options, string section)
{
    private readonly PropertyInfo[] _properties = [.. SettingName.PropertiesOf(options)];

    public IEnumerable<GivenSetting> Read(IConfiguration configuration) =>
        // What stands alone has neighbours that are somebody else's.
        section.Length == 0
            ? configuration.GetChildren().Where(child => Find(child) is not null).SelectMany(Read)
            : configuration.GetSection(section).GetChildren().SelectMany(Read);

    private PropertyInfo? Find(IConfigurationSection child) =>
        Array.Find(
            _properties,
            p => string.Equals(SettingName.KeyOf(p), child.Key, StringComparison.OrdinalIgnoreCase)
        );

    private IEnumerable<GivenSetting> Read(IConfigurationSection child)
    {
        var name = SettingName.Of(child.Path);
        if (Find(child) is not { } property)
            return [new GivenSetting(child.Key, null, $"{name} is not a setting. {Known()}")];
        if (property.PropertyType.GetElementType() is not { } each)
            return [Judge(child, child.Key, property, property.PropertyType)];
        var items = child.GetChildren().Select(item => Judge(item, $"{child.Key}:{item.Key}", property, each));
        return child.Value is { Length: > 0 }
            ? items.Append(new GivenSetting(child.Key, null, $"{name} is a list: write {name}__0, {name}__1, …"))
            : items;
    }

    private string Known() =>
        $"{section} has {string.Join(", ", _properties.Select(SettingName.KeyOf).Order(StringComparer.Ordinal))}.";

    private static GivenSetting Judge(IConfigurationSection given, string key, PropertyInfo property, Type type)
    {
        var isFine = !given.GetChildren().Any() && TryRead(given.Value, type, out var read) && Allows(property, read);
        var shown = property.GetCustomAttribute<DataTypeAttribute>() is { DataType: DataType.Password }
            ? "not allowed"
            : $"\"{given.Value}\"";
        return new GivenSetting(
            key,
            given.Value,
            isFine ? null : $"{SettingName.Of(given.Path)} is {shown}. Allowed: {Allowed.For(property, type)}."
        );
    }

    private static bool TryRead(string? text, Type type, out object? read)
    {
        read = text;
        if (text is null || type == typeof(string))
            return true;
        try
        {
            read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    // An empty text is none.
    private static bool Allows(PropertyInfo property, object? read) =>
        read is null or "" || property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(read));
}
