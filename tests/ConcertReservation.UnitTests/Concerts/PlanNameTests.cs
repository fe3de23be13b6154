using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PlanNameTests
{
    [Theory]
    [InlineData("VIP", "VIP")]
    [InlineData(" \t1층\u3000 A구역\u00a0", "1층 A구역")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\r\nb", "a b")]
    public void FindError_GoodName_ReturnsItNormalised(string text, string expected)
    {
        var error = PlanName.FindError(text, 10, out var name);

        error.Should().BeNull();
        name.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000")]
    [InlineData("\u3164\u2800")]
    [InlineData("\u200b\u200d")]
    [InlineData("A\u202eB")]
    [InlineData("A\u0007")]
    [InlineData("A\ufffe")]
    public void FindError_NameThatCannotBeRead_IsWrong(string? text) =>
        PlanName.FindError(text, 10, out _).Should().NotBeNull();

    // Not as data of a theory: an attribute cannot hold half a character.
    [Fact]
    public void FindError_HalfACharacter_IsWrong()
    {
        PlanName.FindError("A" + '\ud800', 10, out _).Should().NotBeNull();
        PlanName.FindError('\udc00' + "A", 10, out _).Should().NotBeNull();
    }

    [Fact]
    public void FindError_LengthInCharactersThatPeopleSee_IsLimited()
    {
        const string family = "👨‍👩‍👧";

        PlanName.FindError(string.Concat(Enumerable.Repeat(family, 10)), 10, out _).Should().BeNull();
        PlanName.FindError(string.Concat(Enumerable.Repeat(family, 11)), 10, out _).Should().Contain("10");
    }

    [Fact]
    public void FindError_OneCharacterOfManyCodeUnits_IsLimited() =>
        PlanName.FindError("a" + new string('\u0334', 1_000), 10, out _).Should().NotBeNull();
}
