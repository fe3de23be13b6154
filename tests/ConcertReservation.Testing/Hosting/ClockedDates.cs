using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ConcertReservation.Testing.Hosting;

/// <summary>The <c>Date</c> header has the time of the test's clock: the pages read the time of the service from it.</summary>
internal sealed class ClockedDates(TimeProvider clock) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, following) =>
                {
                    http.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
                    return following(http);
                }
            );
            next(app);
        };
}
