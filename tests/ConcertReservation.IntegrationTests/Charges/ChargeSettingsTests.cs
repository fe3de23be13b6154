using ConcertReservation.IntegrationTests.Settings;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>Money is never free by accident.</summary>
public sealed class ChargeSettingsTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Start_WithoutAProvider_FailsAndNamesTheChoices(string environment)
    {
        var process = await AppProcess.RunAsync(("Charges__Provider", null), ("ASPNETCORE_ENVIRONMENT", environment));

        process.ExitCode.Should().Be(1);
        process
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("Charges__Provider is missing.")
            .And.ContainAll("TossPayments", "Stripe", "Instant");
    }

    [Fact]
    public async Task Start_WithoutTheKeysOfTheProvider_NamesEach()
    {
        var process = await AppProcess.RunAsync(
            ("Charges__Provider", "Stripe"),
            ("Charges__Stripe__SecretKey", AppProcess.Secret)
        );

        process.ExitCode.Should().Be(1);
        process.Errors.Should().HaveCount(2).And.NotContain(line => line.Contains(AppProcess.Secret));
        process.Errors.Should().ContainSingle(line => line.StartsWith("Charges__Stripe__PublishableKey is missing."));
        process.Errors.Should().ContainSingle(line => line.StartsWith("Charges__Stripe__WebhookSecret is missing."));
    }

    [Theory]
    [InlineData(
        "Charges__Provider",
        "Free",
        "Charges__Provider is \"Free\". Allowed: Instant, TossPayments or Stripe."
    )]
    [InlineData("Charges__Stripe__BaseUrl", "stripe", "Charges__Stripe__BaseUrl is \"stripe\". Allowed:")]
    [InlineData("Charges__TossPayments__Key", "x", "Charges__TossPayments__Key is not a setting.")]
    [InlineData("Charges__Strip__SecretKey", "x", "Charges__Strip is not a setting.")]
    public async Task Start_WithAWrongSetting_IsRefusedInOneLine(string name, string value, string told)
    {
        var process = await AppProcess.RunAsync((name, value));

        process.ExitCode.Should().Be(1);
        process.Errors.Should().ContainSingle().Which.Should().StartWith(told);
    }
}
