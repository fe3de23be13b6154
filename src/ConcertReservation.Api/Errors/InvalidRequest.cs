using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Errors;

/// <summary>What model binding and validation found, as the same refusal the domain would give.</summary>
internal static class InvalidRequest
{
    private const string Body = "body";
    private const string BodyParameter = "request";

    public static IActionResult Of(ActionContext context) =>
        throw new DomainException(
            ErrorCode.ValidationFailed,
            "One or more values are missing or not valid.",
            ("errors", ErrorsOf(context.ModelState))
        );

    private static Dictionary<string, string[]> ErrorsOf(ModelStateDictionary state)
    {
        var wrong = state.Where(entry => entry.Value?.Errors.Count > 0).ToList();
        // When the reader stopped at a field, the binder adds that the body as a whole is missing: noise.
        if (wrong.Exists(entry => entry.Key.StartsWith('$')))
            wrong.RemoveAll(entry => entry.Key == BodyParameter);
        return wrong
            .GroupBy(
                entry => FieldOf(entry.Key),
                entry => entry.Value!.Errors.Select(MessageOf),
                StringComparer.Ordinal
            )
            .ToDictionary(field => field.Key, field => field.SelectMany(m => m).ToArray(), StringComparer.Ordinal);
    }

    // The JSON reader says "$.seatIds[0]", the binder the parameter's name for the body as a whole.
    private static string FieldOf(string key)
    {
        var field = key.TrimStart('$').TrimStart('.');
        return field is "" or BodyParameter ? Body : field;
    }

    private static string MessageOf(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "This value is not valid." : error.ErrorMessage;
}
