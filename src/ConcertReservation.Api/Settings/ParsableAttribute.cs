using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ConcertReservation.Api.Settings;

/// <summary>A text that parses as a <typeparamref name="T"/>; in a list, each item. A blank text is valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParsableAttribute<T> : ValidationAttribute
    where T : IParsable<T>
{
    public override bool IsValid(object? value) =>
        value is string text && (text.Trim().Length == 0 || T.TryParse(text, CultureInfo.InvariantCulture, out _));
}
