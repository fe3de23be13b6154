namespace ConcertReservation.IntegrationTests.Settings;

/// <summary>A start with a wrong setting ends at once, and reports the setting and the allowed values.</summary>
public sealed class WrongSettingsTests(WrongSettings settings) : IClassFixture<WrongSettings>
{
    [Theory]
    [MemberData(nameof(WrongSettings.Cases), MemberType = typeof(WrongSettings))]
    public void Start_WithAWrongSetting_ReportsTheSettingAndTheAllowedValues(string name, string value)
    {
        var process = settings.ProcessOf(name, value);

        process.Errors.Should().ContainSingle(line => line.StartsWith(WrongSettings.ErrorFor(name, value)));
    }

    [Fact]
    public void Start_WithManyWrongSettings_ReportsEachInOneLineAndNothingElse()
    {
        foreach (var process in settings.Processes)
        {
            process.ExitCode.Should().Be(1);
            process.Output.Should().BeEmpty();
            process
                .Errors.Should()
                .OnlyHaveUniqueItems()
                .And.OnlyContain(line =>
                    line.Contains("Allowed: ") || line.Contains(" has ") || line.Contains(": write ")
                )
                .And.NotContain(line => line.Contains(AppProcess.Secret) || line.Contains("short12"));
        }
    }

    [Theory]
    [InlineData(
        "Overload__MaxRunning",
        "30",
        "Overload__MaxRunning is \"30\". Allowed: less than the 30 connections that Database__MaxPoolSize gives"
    )]
    [InlineData(
        "Database__MaxPoolSize",
        "26",
        "Overload__MaxRunning is \"26\". Allowed: less than the 26 connections that Database__MaxPoolSize gives"
    )]
    [InlineData(
        "ConnectionStrings__Default",
        "Host=127.0.0.1;Port=1;Maximum Pool Size=9",
        "Overload__MaxRunning is \"26\". Allowed: less than the 9 connections that Maximum Pool Size in ConnectionStrings__Default gives"
    )]
    [InlineData(
        "Operator__Password",
        "long enough",
        "Operator__Email is missing. Allowed: both of Operator__Email and Operator__Password, or neither."
    )]
    [InlineData(
        "Smtp__Host",
        "mail.example",
        "Smtp__From is missing. Allowed: an e-mail address, because Smtp__Host is set."
    )]
    [InlineData(
        "Smtp__Password",
        "long enough",
        "Smtp__UserName is missing. Allowed: both of Smtp__UserName and Smtp__Password, or neither."
    )]
    [InlineData(
        "Logging__LogLevel__Default",
        "Loud",
        "Logging__LogLevel__Default is \"Loud\". Allowed: Trace, Debug, Information,"
    )]
    [InlineData(
        "Logging__Console__LogLevel__Npgsql",
        "Loud",
        "Logging__Console__LogLevel__Npgsql is \"Loud\". Allowed: Trace,"
    )]
    public async Task Start_WithOneWrongSetting_IsRefusedInOneLine(string name, string value, string told)
    {
        var process = await AppProcess.RunAsync((name, value));

        process.ExitCode.Should().Be(1);
        process.Output.Should().BeEmpty();
        process.Errors.Should().ContainSingle().Which.Should().StartWith(told).And.NotContain("long enough");
    }

    [Fact]
    public async Task Start_InDevelopment_IsRefusedToo()
    {
        var process = await AppProcess.RunAsync(
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Queue__TickInterval", "1")
        );

        process.ExitCode.Should().Be(1);
        process.Errors.Should().ContainSingle().Which.Should().StartWith("Queue__TickInterval is \"1\".");
    }
}
