namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>The same customer, with additional headers on every request.</summary>
internal static class Headers
{
    public static ApiClient WithKey(this Person person, string key, int instance = 0) =>
        person.WithHeader("Idempotency-Key", key, instance);

    public static ApiClient WithHeader(this Person person, string name, string value, int instance = 0)
    {
        var http = person.Service.Hosts[instance % person.Service.Hosts.Count].CreateClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        return new ApiClient(http) { AccessToken = person.Client.AccessToken, QueueToken = person.Client.QueueToken };
    }

    public static bool IsReplay(this Answer answer) => answer.Headers.Contains("Idempotency-Replayed");
}
