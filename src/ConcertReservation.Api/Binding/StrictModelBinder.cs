using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Binding;

/// <summary>Binds one value with a parser. A value that the parser does not accept is a validation error.</summary>
internal sealed class StrictModelBinder(Func<string, object?> parse) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var values = context.ValueProvider.GetValue(context.ModelName);
        if (values == ValueProviderResult.None)
            return Task.CompletedTask;

        context.ModelState.SetModelValue(context.ModelName, values);
        var text = values.Length == 1 ? values.FirstValue : null;
        if (text is not null && parse(text) is { } value)
            context.Result = ModelBindingResult.Success(value);
        else
            context.ModelState.TryAddModelError(context.ModelName, $"The value '{values}' is not valid.");
        return Task.CompletedTask;
    }
}
