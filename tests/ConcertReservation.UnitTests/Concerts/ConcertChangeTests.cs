using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertChangeTests
{
    private readonly Concert _concert = A.Concert(opensAt: A.After(60), closesAt: A.After(120));

    [Fact]
    public void Change_NewTerms_AreApplied()
    {
        var terms = new ConcertTerms(
            "Another",
            new Venue("Elsewhere", "Busan"),
            new ConcertDetails("More", "12+", 90),
            A.After(10),
            A.After(20)
        );

        _concert.Change(terms);

        _concert.ToTerms().Should().Be(terms);
    }

    [Fact]
    public void Change_WithoutAClosingTime_ClosesWithTheLastPerformance()
    {
        _concert.Change(_concert.ToTerms() with { SaleClosesAt = null });

        FluentActions.Invoking(() => _concert.EnsureOnSale(A.After(121))).Should().NotThrow();
    }

    [Theory]
    [InlineData(60)]
    [InlineData(59)]
    public void Change_ClosingBeforeItOpens_IsRefusedAndChangesNothing(double closesAfter)
    {
        var before = _concert.ToTerms();

        var refusal = Refusal.Of(() =>
            _concert.Change(before with { Title = "Never", SaleClosesAt = A.After(closesAfter) })
        );

        refusal.Code.Should().Be(ErrorCode.ValidationFailed);
        _concert.ToTerms().Should().Be(before);
    }

    [Fact]
    public void Change_OpeningAfterTheKeptClosing_NamesTheOpening()
    {
        var refusal = Refusal.Of(() => _concert.Change(_concert.ToTerms() with { SaleOpensAt = A.After(120) }));

        refusal.Field().Should().Be("saleOpensAt");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Change_OpeningAtOrAfterTheLastPerformance_IsRefused(double secondsAfter)
    {
        var opens = A.Evening.AddSeconds(secondsAfter);

        var refusal = Refusal.Of(() =>
            _concert.Change(_concert.ToTerms() with { SaleOpensAt = opens, SaleClosesAt = null })
        );

        refusal.Field().Should().Be("saleOpensAt");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Change_ClosingAtOrAfterTheLastPerformance_IsRefused(double secondsAfter)
    {
        var closes = A.Evening.AddSeconds(secondsAfter);

        var refusal = Refusal.Of(() => _concert.Change(_concert.ToTerms() with { SaleClosesAt = closes }));

        refusal.Field().Should().Be("saleClosesAt");
    }

    [Fact]
    public void Change_OnlyTheTitleOfAConcertWithAnOldWindow_IsApplied()
    {
        _concert.With("SaleClosesAt", A.Evening.AddDays(1));

        _concert.Change(_concert.ToTerms() with { Title = "Another" });

        _concert.Title.Should().Be("Another");
    }

    [Fact]
    public void Change_TimesInAnotherZone_AreKeptAsUtc()
    {
        var opens = A.After(30).ToOffset(TimeSpan.FromHours(9));

        _concert.Change(_concert.ToTerms() with { SaleOpensAt = opens });

        _concert.SaleOpensAt.Offset.Should().Be(TimeSpan.Zero);
        _concert.SaleOpensAt.Should().Be(opens);
    }
}
