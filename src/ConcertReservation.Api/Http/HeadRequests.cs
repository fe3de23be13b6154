using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Lets every GET operation answer HEAD (RFC 9110, section 9.3.2); the server sends no body. An event stream refuses
/// HEAD with 405, because it has no end.
/// </summary>
internal sealed class HeadRequests : IActionModelConvention
{
    private const string EventStream = "text/event-stream";

    public void Apply(ActionModel action)
    {
        if (action.Attributes.OfType<IApiResponseMetadataProvider>().Any(SendsEvents))
            return;

        foreach (var selector in action.Selectors)
        {
            var methods = selector.ActionConstraints.OfType<HttpMethodActionConstraint>().SingleOrDefault();
            if (methods?.HttpMethods.SequenceEqual([HttpMethods.Get], StringComparer.OrdinalIgnoreCase) != true)
                continue;
            string[] both = [HttpMethods.Get, HttpMethods.Head];
            Replace(selector.ActionConstraints, methods, new HttpMethodActionConstraint(both));
            foreach (var metadata in selector.EndpointMetadata.OfType<HttpMethodMetadata>().ToList())
                Replace(selector.EndpointMetadata, metadata, new HttpMethodMetadata(both));
        }
    }

    private static bool SendsEvents(IApiResponseMetadataProvider produces)
    {
        var types = new MediaTypeCollection();
        produces.SetContentTypes(types);
        return types.Contains(EventStream);
    }

    private static void Replace<T>(IList<T> list, T old, T replacement) => list[list.IndexOf(old)] = replacement;
}
