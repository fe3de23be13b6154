using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Binding;

/// <summary>
/// Accepts ids and enums in paths and queries only as the contract writes them. The framework's binders would also
/// accept <c>0x1</c> as the id 1, <c>0</c> as a status, and two statuses at once.
/// </summary>
internal sealed class StrictModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(long))
            return new StrictModelBinder(text => ParseId(text));
        if (type == typeof(int))
            return new StrictModelBinder(text =>
                ParseId(text) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null
            );
        if (type == typeof(Guid))
            return new StrictModelBinder(text => Guid.TryParseExact(text, "D", out var id) ? id : null);
        return type.IsEnum ? new StrictModelBinder(text => ParseEnum(type, text)) : null;
    }

    private static long? ParseId(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static object? ParseEnum(Type type, string text) =>
        Enum.GetNames(type).FirstOrDefault(name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name) == text)
            is { } known
            ? Enum.Parse(type, known)
            : null;
}
