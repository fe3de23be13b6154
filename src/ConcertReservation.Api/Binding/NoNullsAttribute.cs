using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Binding;

/// <summary>Refuses a list that contains null.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoNullsAttribute() : ValidationAttribute("The list must not contain null.")
{
    public override bool IsValid(object? value) =>
        value is not IEnumerable items || items.Cast<object?>().All(i => i is not null);
}
