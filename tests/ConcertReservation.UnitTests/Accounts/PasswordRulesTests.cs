using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class PasswordRulesTests
{
    private readonly PasswordRules _rules = new(Mock.Of<ICommonPasswords>(c => c.Contains("password")));

    [Theory]
    [InlineData("password")]
    [InlineData("minji.kim@example.com")]
    [InlineData("MINJI.KIM@example.com")]
    [InlineData("Minji.Kim")]
    [InlineData("short12")]
    public void Accept_CommonOrTheAddress_IsRefusedWithTheField(string password)
    {
        var refusal = Refusal.Of(() => _rules.Accept(password, "minji.kim@example.com", "newPassword"));

        refusal.Field().Should().Be("newPassword");
    }

    [Theory]
    [InlineData("correct horse")]
    [InlineData("minji.kim1")]
    [InlineData("example.com")]
    public void Accept_OtherPassword_IsReturned(string password)
    {
        _rules.Accept(password, "minji.kim@example.com").Should().Be(password);
    }
}
