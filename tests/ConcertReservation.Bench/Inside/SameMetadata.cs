using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// Copies to the bare action what the middleware reads from the API's action. An action that bypasses the overload guard
/// is compared with a bare action that bypasses it too.
/// </summary>
internal sealed class SameMetadata : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var actions = application.Controllers.SelectMany(controller => controller.Actions).ToList();
        foreach (var bare in actions)
        foreach (var limit in bare.Attributes.OfType<LimitOfAttribute>())
        {
            var subject = actions.Single(a =>
                a.Controller.ControllerName == limit.Controller && a.ActionName == limit.Action
            );
            foreach (var read in subject.Attributes.Where(IsReadByMiddleware))
                bare.Selectors.Single().EndpointMetadata.Add(read);
        }
    }

    private static bool IsReadByMiddleware(object attribute) =>
        attribute is EnableRateLimitingAttribute
        || attribute.GetType().Namespace?.EndsWith(".Overload", StringComparison.Ordinal) == true;
}
