using ConcertReservation.PaymentSimulator.Bookkeeping;
using Microsoft.Extensions.Time.Testing;
using Refusal = ConcertReservation.PaymentSimulator.Bookkeeping.Refusal;

namespace ConcertReservation.UnitTests.PaymentSimulator;

public sealed class ProviderBooksTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ProviderBooks _books;

    public ProviderBooksTests() => _books = new ProviderBooks(_clock);

    [Fact]
    public void Confirm_PaidInTheWidget_TakesTheMoneyOnce()
    {
        _books.Authenticate("key", "order", 5_000, cardDeclines: false);

        var first = _books.Confirm("key", "order", 5_000, "t1");
        var second = _books.Confirm("key", "order", 5_000, "t2");

        first.Changed.Should().BeTrue();
        second.Refusal.Should().Be(Refusal.AlreadyPaid);
        _books.Movements().Should().ContainSingle().Which.Amount.Should().Be(5_000);
    }

    [Theory]
    [InlineData("other", "order", 5_000, Refusal.Unknown)]
    [InlineData("key", "other", 5_000, Refusal.OtherOrder)]
    [InlineData("key", "order", 5_001, Refusal.OtherAmount)]
    public void Confirm_OtherPaymentOrderOrAmount_TakesNothing(string key, string order, long amount, object refusal)
    {
        _books.Authenticate("key", "order", 5_000, cardDeclines: false);

        var result = _books.Confirm(key, order, amount, "t1");

        result.Refusal.Should().Be((Refusal)refusal);
        _books.Movements().Should().BeEmpty();
    }

    [Fact]
    public void Confirm_AfterTheTimeForIt_TakesNothing()
    {
        _books.Authenticate("key", "order", 5_000, cardDeclines: false);

        _clock.Advance(_books.ConfirmWithin + TimeSpan.FromSeconds(1));

        _books.Confirm("key", "order", 5_000, "t1").Refusal.Should().Be(Refusal.Expired);
        _books.Find("key")!.Status.Should().Be(PaymentStatus.Expired);
    }

    [Fact]
    public void Confirm_CardDeclines_EndsThePayment()
    {
        _books.Authenticate("key", "order", 5_000, cardDeclines: true);

        _books.Confirm("key", "order", 5_000, "t1").Refusal.Should().Be(Refusal.Declined);

        _books.Find("key")!.Status.Should().Be(PaymentStatus.Declined);
        _books.Movements().Should().BeEmpty();
    }

    [Fact]
    public void Confirm_SecondPaymentOfAPaidOrder_TakesNothing()
    {
        _books.Authenticate("first", "order", 5_000, cardDeclines: false);
        _books.Authenticate("second", "order", 5_000, cardDeclines: false);
        _books.Confirm("first", "order", 5_000, "t1");

        _books.Confirm("second", "order", 5_000, "t2").Refusal.Should().Be(Refusal.OrderAlreadyPaid);
        _books.FindOrder("order")!.Key.Should().Be("first");
    }

    [Fact]
    public void GiveBack_InParts_StopsAtWhatIsLeft()
    {
        _books.Authenticate("key", "order", 5_000, cardDeclines: false);
        _books.Confirm("key", "order", 5_000, "t1");

        _books.GiveBack("key", 4_000, "reason", "b1").Changed.Should().BeTrue();
        _books.GiveBack("key", 1_001, "reason", "b2").Refusal.Should().Be(Refusal.TooMuch);
        _books.GiveBack("key", amount: null, "reason", "b3").Changed.Should().BeTrue();
        _books.GiveBack("key", amount: null, "reason", "b4").Refusal.Should().Be(Refusal.NothingLeft);

        _books.Movements().Select(movement => movement.Amount).Should().Equal(5_000, -4_000, -1_000);
    }

    [Fact]
    public void GiveBack_NotPaid_IsRefused()
    {
        _books.Authenticate("key", "order", 5_000, cardDeclines: false);

        _books.GiveBack("key", 1, "reason", "b1").Refusal.Should().Be(Refusal.NotPaid);
    }

    [Fact]
    public void Pay_OpenPayment_TakesTheMoneyUnlessItIsClosed()
    {
        _books.Open("open", 5_000, SimulatedPayment.NoMetadata);
        _books.Open("closed", 5_000, SimulatedPayment.NoMetadata);
        _books.Close("closed");

        _books.Pay("open", "t1", cardDeclines: true).Refusal.Should().Be(Refusal.Declined);
        _books.Pay("open", "t2", cardDeclines: false).Changed.Should().BeTrue();
        _books.Pay("closed", "t3", cardDeclines: false).Refusal.Should().Be(Refusal.Closed);
        _books.Close("open").Refusal.Should().Be(Refusal.AlreadyPaid);
        _books.Movements().Should().ContainSingle();
    }
}
