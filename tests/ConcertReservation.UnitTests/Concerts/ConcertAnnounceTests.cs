using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertAnnounceTests
{
    [Fact]
    public void Announce_ValidValues_KeepsThem()
    {
        var concert = A.Concert("Europe/Berlin", opensAt: A.After(60), closesAt: A.After(120));

        concert
            .Should()
            .BeEquivalentTo(
                new
                {
                    Title = "Spring Tour",
                    A.Venue,
                    TimeZone = "Europe/Berlin",
                    SaleOpensAt = A.After(60),
                    SaleClosesAt = A.After(120),
                }
            );
    }

    [Fact]
    public void Announce_NoSaleTimes_OpensNowAndHasNoClosingTime()
    {
        var concert = A.Concert();

        concert.SaleOpensAt.Should().Be(A.Now);
        concert.SaleClosesAt.Should().BeNull();
    }

    [Fact]
    public void Announce_SaleTimesWithAnOffset_AreKeptInUtc()
    {
        var seoulNoon = new DateTimeOffset(2030, 5, 2, 12, 0, 0, TimeSpan.FromHours(9));

        var concert = A.Concert(opensAt: seoulNoon, closesAt: seoulNoon.AddDays(1));

        concert.SaleOpensAt.Should().BeExactly(seoulNoon.ToUniversalTime());
        concert.SaleClosesAt.Should().BeExactly(seoulNoon.AddDays(1).ToUniversalTime());
    }

    [Fact]
    public void Announce_NoPerformance_IsRefused()
    {
        var refusal = Refusal.Of(() =>
            Concert.Announce("Spring Tour", A.Venue, ConcertDetails.None, null, new SaleWindow(null, null), [], A.Now)
        );

        refusal.Field().Should().Be("performances");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Announce_SaleClosesAtOrBeforeTheOpening_IsRefused(double secondsAfterOpening)
    {
        var refusal = Refusal.Of(() => A.Concert(opensAt: A.After(60), closesAt: A.After(60 + secondsAfterOpening)));

        refusal.Field().Should().Be("saleClosesAt");
    }

    [Fact]
    public void Announce_ClosingTimeInThePastWithoutOpeningTime_IsRefused()
    {
        var refusal = Refusal.Of(() => A.Concert(closesAt: A.Now));

        refusal.Field().Should().Be("saleClosesAt");
    }
}
