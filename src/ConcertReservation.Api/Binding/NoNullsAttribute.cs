using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Binding;

/// <summary>A list of things, none of them missing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoNullsAttribute() : ValidationAttribute("The list has an empty place.")
{
    public override bool IsValid(object? value) =>
        value is not IEnumerable items || items.Cast<object?>().All(i => i is not null);
}
