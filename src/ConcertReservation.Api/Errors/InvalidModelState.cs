using System.Text.Json;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConcertReservation.Api.Errors;

/// <summary>
/// Turns the errors of model binding and validation into the refusal that the domain uses for wrong values.
/// </summary>
internal static class InvalidModelState
{
    private const string Body = "body";
    private const string BodyParameter = "request";

    // Of a CSV file: "line 12".
    private const string Line = "line ";

    /// <exception cref="DomainException">Always: <c>validation_failed</c>, with the messages of each field.</exception>
    public static IActionResult Refuse(ActionContext context) =>
        throw new DomainException(
            ErrorCode.ValidationFailed,
            "One or more values are missing or not valid.",
            ("errors", ErrorsOf(context.ModelState))
        );

    private static Dictionary<string, string[]> ErrorsOf(ModelStateDictionary state)
    {
        var invalid = state.Where(entry => entry.Value?.Errors.Count > 0).ToList();
        // When a reader stops at a field or a line, the binder also reports a missing body, which is not true.
        if (invalid.Exists(entry => entry.Key.StartsWith('$') || entry.Key.StartsWith(Line, StringComparison.Ordinal)))
            invalid.RemoveAll(entry => entry.Key == BodyParameter);
        return invalid
            .GroupBy(
                entry => FieldOf(entry.Key),
                entry => entry.Value!.Errors.Select(MessageOf),
                StringComparer.Ordinal
            )
            .ToDictionary(field => field.Key, field => field.SelectMany(m => m).ToArray(), StringComparer.Ordinal);
    }

    // The JSON reader reports "$.seatIds[0]"; the binder reports the body as a whole under the parameter's name.
    private static string FieldOf(string key)
    {
        var field = key.TrimStart('$').TrimStart('.');
        return field is "" or BodyParameter ? Body : field;
    }

    private static string MessageOf(ModelError error) =>
        error switch
        {
            { ErrorMessage: { Length: > 0 } message } => message,
            { Exception: JsonException } => "The operation does not know this field, or the value is not valid.",
            _ => "This value is not valid.",
        };
}
