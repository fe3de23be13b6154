using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ConcertReservation.Api.Settings;

/// <summary>How settings are written: in startup errors and in the table of docs/operations.md.</summary>
internal static class SettingFormat
{
    /// <summary>Which values a setting accepts, such as <c>1 to 10000</c>.</summary>
    public static string DescribeAllowed(PropertyInfo property, Type type)
    {
        var rule = property
            .GetCustomAttributes<ValidationAttribute>()
            .FirstOrDefault(rule => rule is not DataTypeAttribute);
        return rule switch
        {
            RangeAttribute range => $"{Format(range.Minimum, type)} to {Format(range.Maximum, type)}",
            { ErrorMessage: { } own } => own,
            _ when type == typeof(bool) => "true or false",
            _ => $"a {type.Name}",
        };
    }

    /// <summary>A value as the operator would write it in the configuration.</summary>
    public static string Format(object? value, Type type) =>
        value switch
        {
            TimeSpan span => span.ToString(FormatOf(span), CultureInfo.InvariantCulture),
            // RangeAttribute keeps its ends as texts until it validates the first value.
            string text when type == typeof(TimeSpan) => Format(
                TimeSpan.Parse(text, CultureInfo.InvariantCulture),
                type
            ),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string FormatOf(TimeSpan span) =>
        (span.Days == 0 ? "" : @"d\.") + @"hh\:mm\:ss" + (span.Milliseconds == 0 ? "" : @"\.fff");
}
