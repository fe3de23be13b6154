using System.Diagnostics;

namespace ConcertReservation.Api.Errors;

/// <summary>The request that a problem document is about.</summary>
internal sealed record ProblemSource(string Path, string TraceId)
{
    public static ProblemSource Of(HttpContext context) =>
        new(context.Request.Path, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
}
