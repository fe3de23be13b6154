using System.Text.Json;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Routing;

namespace ConcertReservation.Api.Binding;

/// <summary>
/// An operation that changes something and has no body knows no field, so it refuses a body with fields, as other
/// operations refuse unknown fields. <c>{}</c> and an empty body are accepted, because many clients send them.
/// </summary>
internal sealed class NoBodyConvention : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        if (HasEffect(action) && !action.Parameters.Any(p => p.BindingInfo?.BindingSource == BindingSource.Body))
            action.Filters.Add(new NoBodyFilter());
    }

    private static bool HasEffect(ActionModel action) =>
        action
            .Attributes.OfType<IActionHttpMethodProvider>()
            .SelectMany(attribute => attribute.HttpMethods)
            .Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method));
}

internal sealed class NoBodyFilter : IAsyncActionFilter, IOrderedFilter
{
    // Where the framework refuses an invalid body.
    public int Order => -2_000;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (
            http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            && http.Request.HasJsonContentType()
        )
            EnsureNoFields(await ReadAsync(http.Request, http.RequestAborted));
        await next();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return body.ToArray();
    }

    private static void EnsureNoFields(byte[] body)
    {
        if (body.Length == 0)
            return;

        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw DomainException.Invalid("body", "The operation has no body.");
            if (json.RootElement.EnumerateObject().Select(field => field.Name).FirstOrDefault() is { } unknown)
                throw DomainException.Invalid(unknown, "The operation does not know this field.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // or bad UTF-8
        {
            throw DomainException.Invalid("body", "The body cannot be read.");
        }
    }
}
