using ConcertReservation.PaymentSimulator.Calls;
using ConcertReservation.PaymentSimulator.TossPayments;

namespace ConcertReservation.UnitTests.PaymentSimulator;

public sealed class StoredAnswersTests
{
    private static readonly TossErrors Errors = TossErrors.Instance;
    private static readonly ProviderAnswer Done = new(200, "{}");

    private readonly StoredAnswers _stored = new();

    [Fact]
    public void Begin_SameRequest_RepeatsTheFirstAnswer()
    {
        _stored.Begin("key", "a", Errors).Should().BeNull();
        _stored.Complete("key", Done);

        _stored.Begin("key", "a", Errors).Should().Be(Done);
    }

    [Fact]
    public void Begin_FirstRequestStillRuns_SaysSo()
    {
        _stored.Begin("key", "a", Errors);

        _stored.Begin("key", "a", Errors).Should().Be(Errors.KeyInUse);
    }

    [Fact]
    public void Begin_OtherRequest_IsRefused()
    {
        _stored.Begin("key", "a", Errors);
        _stored.Complete("key", Done);

        _stored.Begin("key", "b", Errors).Should().Be(Errors.KeyOfAnotherRequest);
    }

    [Fact]
    public void WithWrongAmount_OfAPayment_ChangesOnlyTheAmounts()
    {
        var wrong = new ProviderAnswer(200, """{"totalAmount":5000,"status":"DONE"}""").WithWrongAmount();

        wrong.Body.Should().Be("""{"totalAmount":6000,"status":"DONE"}""");
    }
}
