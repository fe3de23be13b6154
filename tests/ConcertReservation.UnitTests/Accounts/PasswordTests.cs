using System.Text;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class PasswordTests
{
    private const string Korean = "비밀번호열두글자암호";

    [Theory]
    [InlineData(8)]
    [InlineData(128)]
    public void Of_AllowedLengthInDecomposedSyllables_IsNormalised(int length)
    {
        var composed = new string('각', length);

        Password.Of(composed.Normalize(NormalizationForm.FormD)).Should().Be(composed);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(129)]
    public void Of_OtherLength_IsRefused(int length)
    {
        var refusal = Refusal.Of(() => Password.Of(new string('각', length).Normalize(NormalizationForm.FormD)));

        refusal.Field().Should().Be("password");
    }

    [Fact]
    public void Of_WhiteSpace_BelongsToThePassword() => Password.Of("  a  b  c ").Should().Be("  a  b  c ");

    [Fact]
    public void FormsOf_Ascii_IsOneForm() => Password.FormsOf("correct horse").Should().Equal("correct horse");

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    public void FormsOf_Korean_HasTheComposedFormFirstAndTheDecomposedForm(NormalizationForm typed)
    {
        var forms = Password.FormsOf(Korean.Normalize(typed));

        forms.Should().Equal(Korean, Korean.Normalize(NormalizationForm.FormD));
    }
}
