using System.Text.Json;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>What an instance in Production writes to its console.</summary>
public sealed class JsonLogTests(LoggedSale sale) : IClassFixture<LoggedSale>
{
    [Fact]
    public void Lines_Each_AreOneJsonObject() =>
        sale
            .Lines.Should()
            .NotBeEmpty()
            .And.OnlyContain(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);

    [Fact]
    public void Fault_IsOneErrorWithTheTraceIdOfTheResponse() =>
        sale
            .Log.Where(line => line.Traces.Contains(sale.FailedTrace, StringComparer.Ordinal) && line.Level != "Debug")
            .Should()
            .ContainSingle()
            .Which.Level.Should()
            .Be("Error");

    [Fact]
    public void Refusals_AreLoggedAtDebugOnly()
    {
        foreach (var trace in sale.RefusedTraces)
            sale.Log.Where(line => line.Traces.Contains(trace, StringComparer.Ordinal))
                .Select(line => line.Level)
                .Should()
                .HaveCountLessThanOrEqualTo(1)
                .And.OnlyContain(level => level == "Debug");
    }

    [Fact]
    public void Lines_OfRequests_HaveTheirTraceId() =>
        sale
            .Log.Where(line => line.Source.StartsWith("ConcertReservation.Api.Errors", StringComparison.Ordinal))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(line => line.Traces.Count > 0);

    [Fact]
    public void Lines_ContainNoPersonAndNoSecret()
    {
        foreach (var secret in sale.Secrets)
            sale.Lines.Should().NotContain(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
