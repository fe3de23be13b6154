namespace ConcertReservation.Api.Settings;

/// <summary>Sections within the section of these options; each has an options class of its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HasSectionsAttribute(params string[] names) : Attribute
{
    public bool Has(string key) => names.Contains(key, StringComparer.OrdinalIgnoreCase);
}
