using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AccountEmailTests
{
    [Theory]
    [InlineData("kim@example.com")]
    [InlineData("Kim.Min+tag@mail.example.co.kr")]
    [InlineData("o'brien@example.com")]
    [InlineData("k@e.c")]
    public void IsEmail_BareAddress_IsTrue(string text)
    {
        Account.IsEmail(text).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("kim")]
    [InlineData("kim@")]
    [InlineData("@example.com")]
    [InlineData("kim@@example.com")]
    [InlineData("kim@example.com, lee@example.com")]
    [InlineData("Kim <kim@example.com>")]
    [InlineData("<kim@example.com>")]
    [InlineData(" kim@example.com")]
    [InlineData("kim@example.com ")]
    [InlineData("kim @example.com")]
    [InlineData("kim@example.com\r\nBcc: lee@example.com")]
    [InlineData("kim\0@example.com")]
    [InlineData("kim\u00A0lee@example.com")]
    public void IsEmail_OtherText_IsFalse(string text)
    {
        Account.IsEmail(text).Should().BeFalse();
    }

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void IsEmail_Length_IsAtMost254(int length, bool expected)
    {
        var text = new string('k', length - "@example.com".Length) + "@example.com";

        Account.IsEmail(text).Should().Be(expected);
    }
}
