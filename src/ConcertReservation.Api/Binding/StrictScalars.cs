using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Binding;

/// <summary>
/// Ids and states in paths and queries are read as the contract writes them, and in no other way: the framework would
/// also take <c>0x1</c> for 1, <c>0</c> for a state, and two states for one.
/// </summary>
internal sealed class StrictScalars : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(long))
            return new StrictBinder(text => ReadId(text));
        if (type == typeof(int))
            return new StrictBinder(text =>
                ReadId(text) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null
            );
        if (type == typeof(Guid))
            return new StrictBinder(text => Guid.TryParseExact(text, "D", out var id) ? id : null);
        return type.IsEnum ? new StrictBinder(text => ReadState(type, text)) : null;
    }

    private static long? ReadId(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static object? ReadState(Type type, string text) =>
        Enum.GetNames(type).FirstOrDefault(name => JsonNamingPolicy.CamelCase.ConvertName(name) == text) is { } known
            ? Enum.Parse(type, known)
            : null;
}
