using System.Text;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace ConcertReservation.Api.Concerts;

/// <summary>Reads a seat plan from a CSV file. The errors are named after the lines, such as <c>line 12</c>.</summary>
internal sealed class PlanCsvInputFormatter : InputFormatter
{
    public const string MediaType = "text/csv";

    public PlanCsvInputFormatter() => SupportedMediaTypes.Add(MediaType);

    protected override bool CanReadType(Type type) => type == typeof(PlanDocument);

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        using var file = new MemoryStream();
        // The server stops reading at the limit of the operation.
        await request.Body.CopyToAsync(file, context.HttpContext.RequestAborted);

        var errors = new PlanCsvErrors();
        var plan = IsUtf8(request.GetTypedHeaders().ContentType?.Encoding)
            ? PlanCsvReader.Read(file.GetBuffer().AsMemory(0, (int)file.Length), errors)
            : errors.Refuse(1, PlanCsvText.NotUtf8);
        if (plan is not null && errors.Count == 0)
            return await InputFormatterResult.SuccessAsync(plan);

        foreach (var (line, message) in errors)
            context.ModelState.TryAddModelError(line, message);
        return await InputFormatterResult.FailureAsync();
    }

    private static bool IsUtf8(Encoding? encoding) => encoding is null or UTF8Encoding or ASCIIEncoding;
}
