using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AuthenticatorTests
{
    // RFC 6238, appendix B: the secret of SHA-1, and the codes of these times without their first two digits.
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();
    private readonly OneTimeCodes _codes = new();

    [Theory]
    [InlineData(59, "287082", 1)]
    [InlineData(1_111_111_109, "081804", 37_037_036)]
    [InlineData(1_111_111_111, "050471", 37_037_037)]
    [InlineData(1_234_567_890, "005924", 41_152_263)]
    [InlineData(2_000_000_000, "279037", 66_666_666)]
    public void FindStep_CodesOfTheRfc_AreFound(long seconds, string code, long step) =>
        _codes.FindStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds)).Should().Be(step);

    [Theory]
    [InlineData(-31, null)]
    [InlineData(-30, 37_037_037L)]
    [InlineData(59, 37_037_037L)]
    [InlineData(60, null)]
    public void FindStep_CodeOfAnotherTime_FitsOneStepAround(int offset, long? step)
    {
        var begin = DateTimeOffset.FromUnixTimeSeconds(37_037_037L * 30);

        _codes.FindStep(Secret, "050471", begin.AddSeconds(offset)).Should().Be(step);
    }

    [Theory]
    [InlineData("50471")]
    [InlineData("0504711")]
    [InlineData("05047a")]
    [InlineData("٠٥٠٤٧١")]
    [InlineData("")]
    public void FindStep_NoSixDigits_IsWrong(string code) =>
        _codes.FindStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(1_111_111_111)).Should().BeNull();

    [Theory]
    [InlineData(10L)]
    [InlineData(9L)]
    [InlineData(null)]
    public void Use_UsedOrEarlierOrWrongCode_IsRefused(long? step)
    {
        var authenticator = Authenticator.Existing(A.User, Secret, isOn: true, lastStep: 10);

        Refusal.Of(() => authenticator.Use(step)).Code.Should().Be(ErrorCode.InvalidCredentials);
        authenticator.LastStep.Should().Be(10);
    }

    [Fact]
    public void Use_NextCode_IsRemembered()
    {
        var authenticator = Authenticator.Existing(A.User, Secret, isOn: true, lastStep: 10);

        authenticator.Use(11);

        authenticator.LastStep.Should().Be(11);
    }

    [Fact]
    public void TurnOn_AlreadyOn_IsRefused()
    {
        var authenticator = Authenticator.Existing(A.User, Secret, isOn: true, lastStep: 10);

        Refusal.Of(() => authenticator.TurnOn(11)).Code.Should().Be(ErrorCode.AuthenticatorInUse);
    }

    [Fact]
    public void Propose_Twice_HasDifferentSecretsOf160Bits()
    {
        var (one, other) = (Authenticator.Propose(A.User), Authenticator.Propose(A.User));

        one.Secret.Should().HaveCount(20).And.NotEqual(other.Secret);
        one.IsOn.Should().BeFalse();
    }

    [Fact]
    public void RecoveryCode_AsTyped_HasTheSameHash()
    {
        var code = RecoveryCode.New();

        code.Should().MatchRegex("^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$");
        RecoveryCode.HashOf(code).Should().HaveCount(32);
        RecoveryCode
            .HashOf($" {code.Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant()} ")
            .Should()
            .Equal(RecoveryCode.HashOf(code));
        RecoveryCode.HashOf(code[..^1]).Should().BeNull();
        RecoveryCode.HashOf("123456").Should().BeNull();
    }
}
