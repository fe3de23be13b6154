using ConcertReservation.Api.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// Every POST under <c>/admin</c> accepts an Idempotency-Key: an operator who lost an answer may repeat the request. A
/// convention instead of an attribute for each action, so that a new action cannot forget it.
/// </summary>
internal sealed class AdminIdempotencyConvention : IActionModelConvention
{
    private const string Admin = ApiRoutes.Base + "/admin/";

    public void Apply(ActionModel action)
    {
        if (!IsPost(action) || !IsUnderAdmin(action) || action.Filters.OfType<AcceptsIdempotencyKeyAttribute>().Any())
            return;

        var idempotent = new IdempotentAttribute();
        action.Filters.Add(idempotent);
        // The OpenAPI document reads the metadata of the endpoint.
        foreach (var selector in action.Selectors)
            selector.EndpointMetadata.Add(idempotent);
    }

    private static bool IsPost(ActionModel action) =>
        action
            .Attributes.OfType<IActionHttpMethodProvider>()
            .SelectMany(attribute => attribute.HttpMethods)
            .Any(HttpMethods.IsPost);

    private static bool IsUnderAdmin(ActionModel action) =>
        action
            .Controller.Selectors.SelectMany(
                _ => action.Selectors,
                (controller, own) =>
                    AttributeRouteModel.CombineAttributeRouteModel(
                        controller.AttributeRouteModel,
                        own.AttributeRouteModel
                    )
            )
            .Any(route => route?.Template?.StartsWith(Admin, StringComparison.Ordinal) == true);
}
