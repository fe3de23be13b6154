using System.Net;

namespace ConcertReservation.IntegrationTests.Hosting;

internal static class ReadinessCalls
{
    /// <summary>The answer that the instance is not ready. A health check may be half a second old.</summary>
    public static async Task<Answer> UntilNotReadyAsync(this ApiClient client)
    {
        var ready = await client.GetAsync("//health/ready");
        await Eventually.Is(
            async () =>
            {
                ready = await client.GetAsync("//health/ready");
                return ready.Status == HttpStatusCode.ServiceUnavailable;
            },
            "an instance without its database is not ready"
        );
        return ready;
    }
}
