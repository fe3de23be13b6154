using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary>Outside Development the app does not guess where its database is.</summary>
public sealed class MissingDatabaseTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Start_WithoutAConnectionString_RefusesAndSaysWhatToSet(string environment)
    {
        using var process = ApiProcess.Start(environment);
        using var limit = new CancellationTokenSource(Limit);

        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);

        process.ExitCode.Should().NotBe(0);
        (await error + await output).Should().Contain("ConnectionStrings__Default").And.NotContain("   at ");
    }
}
