using ConcertReservation.PaymentSimulator.Stripe;

namespace ConcertReservation.UnitTests.PaymentSimulator;

public sealed class StripeSignatureTests
{
    // printf '1492774577.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test_secret
    private const string ByOpenSsl = "799c4ba7bb339f3c8601adfd112f0e477c930a268be1243d341abb8286501c2f";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1492774577);

    [Fact]
    public void Of_KnownBody_IsTheHashOfOpenSsl()
    {
        var signature = StripeSignature.Of("""{"id":"evt_1"}""", "whsec_test_secret", At);

        signature.Should().Be($"t=1492774577,v1={ByOpenSsl}");
    }

    [Theory]
    [InlineData("""{"id":"evt_2"}""", "whsec_test_secret", 0)]
    [InlineData("""{"id":"evt_1"}""", "whsec_other", 0)]
    [InlineData("""{"id":"evt_1"}""", "whsec_test_secret", 1)]
    public void Of_OtherBodySecretOrTime_IsAnotherHash(string body, string secret, int later)
    {
        var signature = StripeSignature.Of(body, secret, At.AddSeconds(later));

        signature.Should().NotContain(ByOpenSsl);
    }
}
