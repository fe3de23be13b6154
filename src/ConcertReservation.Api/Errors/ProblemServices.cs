using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Errors;

internal static class ProblemServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services) =>
        services
            .AddSingleton<ProblemWriter>()
            .AddExceptionHandler<ExceptionToProblem>()
            // PostConfigure, because AddControllers sets MVC's own factory.
            .PostConfigure<ApiBehaviorOptions>(options =>
            {
                options.InvalidModelStateResponseFactory = InvalidModelState.Refuse;
                // UseStatusCodePages below writes the body of every status that has none, MVC's too.
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
