using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Errors;

internal static class ProblemServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services) =>
        services
            .AddSingleton<ProblemWriter>()
            .AddExceptionHandler<ExceptionToProblem>()
            // Afterwards, because MVC sets its own factory when the controllers are added.
            .PostConfigure<ApiBehaviorOptions>(options =>
            {
                options.InvalidModelStateResponseFactory = InvalidRequest.Of;
                // A status without a body is given one below, the same way whoever set it.
                options.SuppressMapClientErrors = true;
            });

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = static _ => Task.CompletedTask,
                SuppressDiagnosticsCallback = static _ => true,
            }
        );
        app.UseStatusCodePages(status =>
            status
                .HttpContext.RequestServices.GetRequiredService<ProblemWriter>()
                .WriteAsync(status.HttpContext, ProblemCatalogue.ForStatus(status.HttpContext.Response.StatusCode))
        );
    }
}
