using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ConcertReservation.Api.Settings;

/// <summary>What may be given, in words.</summary>
internal static class Allowed
{
    public static string For(PropertyInfo property, Type type)
    {
        var rule = property
            .GetCustomAttributes<ValidationAttribute>()
            .FirstOrDefault(rule => rule is not DataTypeAttribute);
        return rule switch
        {
            RangeAttribute range => $"{Show(range.Minimum, type)} to {Show(range.Maximum, type)}",
            { ErrorMessage: { } own } => own,
            _ when type == typeof(bool) => "true or false",
            _ => $"a {type.Name}",
        };
    }

    /// <summary>A value as one would give it.</summary>
    public static string Show(object? value, Type type) =>
        value switch
        {
            TimeSpan span => span.ToString(FormatOf(span), CultureInfo.InvariantCulture),
            // A range's ends are texts until it is first asked.
            string text when type == typeof(TimeSpan) => Show(TimeSpan.Parse(text, CultureInfo.InvariantCulture), type),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string FormatOf(TimeSpan span) =>
        (span.Days == 0 ? "" : @"d\.") + @"hh\:mm\:ss" + (span.Milliseconds == 0 ? "" : @"\.fff");
}
