using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Binding;

/// <summary>Binds one text by one rule; what the rule does not know is a validation error that names the value.</summary>
internal sealed class StrictBinder(Func<string, object?> read) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var values = context.ValueProvider.GetValue(context.ModelName);
        if (values == ValueProviderResult.None)
            return Task.CompletedTask;

        context.ModelState.SetModelValue(context.ModelName, values);
        var text = values.Length == 1 ? values.FirstValue : null;
        if (text is not null && read(text) is { } value)
            context.Result = ModelBindingResult.Success(value);
        else
            context.ModelState.TryAddModelError(context.ModelName, $"The value '{values}' is not valid.");
        return Task.CompletedTask;
    }
}
