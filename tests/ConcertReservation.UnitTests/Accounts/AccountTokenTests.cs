using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AccountTokenTests
{
    [Fact]
    public void NewText_Always_Is32RandomBytesOfALink()
    {
        var texts = Enumerable.Range(0, 100).Select(_ => AccountToken.NewText()).ToList();

        texts.Should().OnlyHaveUniqueItems().And.OnlyContain(text => text.Length == 43);
        texts.Should().OnlyContain(text => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_'));
    }

    [Fact]
    public void HashOf_AToken_IsAlwaysTheSameAndNotTheToken()
    {
        var text = AccountToken.NewText();

        var hash = AccountToken.HashOf(text);

        hash.Should().HaveCount(32).And.Equal(AccountToken.HashOf(text)!);
        hash.Should().NotEqual(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + "="));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한글한")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void HashOf_NoToken_IsNull(string text)
    {
        AccountToken.HashOf(text).Should().BeNull();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(29.9, true)]
    [InlineData(30, false)]
    public void IsUsableAt_BeforeTheEnd_IsTrue(double minutes, bool expected)
    {
        var token = new AccountToken(
            AccountTokenKind.PasswordReset,
            A.User,
            "kim@example.com",
            A.Now + AccountToken.LifetimeOf(AccountTokenKind.PasswordReset),
            UsedAt: null
        );

        token.IsUsableAt(A.Now.AddMinutes(minutes)).Should().Be(expected);
        (token with { UsedAt = A.Now }).IsUsableAt(A.Now).Should().BeFalse();
    }
}
