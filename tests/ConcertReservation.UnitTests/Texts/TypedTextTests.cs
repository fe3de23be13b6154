using System.Text;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.UnitTests.Texts;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData(" \t김\u3000 민지\u00a0", "김 민지")]
    [InlineData("\u1100\u1161", "가")]
    [InlineData("a\r\n\r\nb", "a b")]
    [InlineData("  ", "")]
    public void Normalize_AnyText_ReturnsTheStoredForm(string typed, string expected) =>
        TypedText.Normalize(typed).Should().Be(expected);

    // Not as data of a theory: an attribute cannot hold half a character.
    [Fact]
    public void Normalize_HalfACharacter_StaysAsItIs() =>
        TypedText.Normalize("a" + '\ud800').Should().Be("a" + '\ud800');

    [Fact]
    public void FindError_FortyDecomposedSyllables_AreFortyCharacters()
    {
        var typed = string.Concat(Enumerable.Repeat("각", 40)).Normalize(NormalizationForm.FormD);

        var error = TypedText.FindError(typed, 40, out var text);

        typed.Should().HaveLength(120);
        error.Should().BeNull();
        text.Should().Be(string.Concat(Enumerable.Repeat("각", 40)));
    }

    [Theory]
    [InlineData("가", "\u1100\u1161", true)]
    [InlineData("vip", " VIP ", true)]
    [InlineData("vip", "vip2", false)]
    [InlineData(null, null, true)]
    [InlineData("vip", null, false)]
    public void AreSame_TwoTexts_ComparesTheStoredForms(string? one, string? other, bool expected) =>
        TypedText.AreSame(one, other).Should().Be(expected);

    [Fact]
    public void Of_WrongText_IsRefusedWithItsField()
    {
        var refusal = Refusal.Of(() => TypedText.Of("\u3164", 10, "name"));

        refusal.Field().Should().Be("name");
    }
}
