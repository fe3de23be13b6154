using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ConcertReservation.Api.Json;

/// <summary>
/// The body of a PATCH (JSON merge patch): only what it names changes. Null does not mean "left out", so it is refused,
/// except for a property with <see cref="NullClearsAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MergePatchAttribute : Attribute;

/// <summary>Null clears the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NullClearsAttribute : Attribute;

internal static class MergePatch
{
    public static void RefuseNull(JsonTypeInfo type)
    {
        if (!type.Type.IsDefined(typeof(MergePatchAttribute), inherit: false))
            return;

        foreach (var property in type.Properties)
        {
            var canBeCleared = property.AttributeProvider?.IsDefined(typeof(NullClearsAttribute), inherit: false);
            if (canBeCleared != true && property.Set is { } set)
                property.Set = (body, value) =>
                    set(body, value ?? throw new JsonException("Null does not clear this value."));
        }
    }
}
