namespace ConcertReservation.IntegrationTests.Docs;

/// <summary>The service with the demo data of a new installation.</summary>
public sealed class DemoService() : Service(instances: 1, ("DemoData", "true"));

/// <summary>
/// docs/api.http is correct: every request gets the documented response, also when the file runs again.
/// </summary>
public sealed class ApiHttpTests(DemoService service) : IClassFixture<DemoService>
{
    [Fact]
    public async Task ApiHttp_RunTwice_GetsTheDocumentedResponses()
    {
        await RunAsync(service);
        await RunAsync(service);
    }

    /// <summary>Runs the whole file on a service with the demo data.</summary>
    internal static async Task RunAsync(Service service)
    {
        var text = await File.ReadAllTextAsync(Repository.File("docs/api.http"));
        var variables = HttpFile.Variables(text);
        using var http = service.Hosts[0].CreateClient();
        variables["host"] = http.BaseAddress!.ToString().TrimEnd('/');

        var run = new HttpFileRun(http, variables);
        foreach (var request in HttpFile.Read(text))
        {
            var (status, answer) = await run.SendAsync(request);

            status.Should().Be(request.Status, $"\"{request.Title}\" answered {answer}");
            if (request.Code is not null)
                answer.Should().Contain($"\"code\":\"{request.Code}\"");
        }
    }
}
