using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ConcertReservation.Api.Settings;

/// <summary>A text, or each of a list, that reads as a <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReadableAttribute<T> : ValidationAttribute
    where T : IParsable<T>
{
    public override bool IsValid(object? value) =>
        value is string text && (text.Trim().Length == 0 || T.TryParse(text, CultureInfo.InvariantCulture, out _));
}
