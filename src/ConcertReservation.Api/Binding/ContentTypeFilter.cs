using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Binding;

/// <summary>
/// Returns 415 for a malformed Content-Type, such as one with an empty charset. The framework's input formatter throws
/// for it.
/// </summary>
internal sealed class ContentTypeFilter : IResourceFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var contentType = context.HttpContext.Request.ContentType;
        if (!string.IsNullOrEmpty(contentType) && !MediaTypeHeaderValue.TryParse(contentType, out _))
            context.Result = new UnsupportedMediaTypeResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
