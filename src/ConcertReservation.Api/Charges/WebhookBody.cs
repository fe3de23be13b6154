using Microsoft.AspNetCore.Mvc.Formatters;

namespace ConcertReservation.Api.Charges;

/// <summary>The body of a webhook as it was received: its signature is over these bytes. The provider defines it.</summary>
public sealed class WebhookBody
{
    internal WebhookBody(byte[] bytes) => Bytes = bytes;

    internal ReadOnlyMemory<byte> Bytes { get; }
}

internal sealed class WebhookBodyFormatter : InputFormatter
{
    public WebhookBodyFormatter() => SupportedMediaTypes.Add("application/json");

    protected override bool CanReadType(Type type) => type == typeof(WebhookBody);

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        using var body = new MemoryStream();
        await context.HttpContext.Request.Body.CopyToAsync(body, context.HttpContext.RequestAborted);
        return await InputFormatterResult.SuccessAsync(new WebhookBody(body.ToArray()));
    }
}
