namespace ConcertReservation.IntegrationTests.Settings;

/// <summary>Outside Development the app does not guess where its database is.</summary>
public sealed class MissingDatabaseTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Start_WithoutAConnectionString_FailsAndNamesTheSetting(string environment)
    {
        var process = await AppProcess.RunAsync(
            ("ConnectionStrings__Default", null),
            ("ASPNETCORE_ENVIRONMENT", environment)
        );

        process.ExitCode.Should().Be(1);
        process.Errors.Should().ContainSingle().Which.Should().StartWith("ConnectionStrings__Default is missing.");
    }

    [Fact]
    public async Task Start_DatabaseDoesNotRespond_FailsAndReportsIt()
    {
        var process = await AppProcess.RunAsync();

        process.ExitCode.Should().Be(1);
        process
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("The database did not answer within 00:00:00 (Database__StartupPatience): ")
            .And.NotContain(AppProcess.Secret);
    }
}
