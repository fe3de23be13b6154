using ConcertReservation.Application.BestSeats;
using ConcertReservation.Domain.BestSeats;

namespace ConcertReservation.UnitTests.BestSeats;

public sealed class SeatClaimsTests
{
    private static readonly SeatWish Pair = SeatWish.Of(2, section: null, maxPrice: null, together: true);
    private readonly Hall _hall = Hall.Of("......", "......");
    private readonly FakeTime _time = new(A.Now);
    private readonly SeatClaims _claims;

    public SeatClaimsTests() => _claims = new SeatClaims(_hall.Chooser, _hall.Count, _time);

    [Fact]
    public void Claim_OneAfterTheOther_ChoosesOtherSeats()
    {
        Claim().Seats.Should().Equal(2, 3);
        Claim().Seats.Should().Equal(0, 1);
        Claim().Seats.Should().Equal(4, 5);
        Claim().Seats.Should().Equal(8, 9);
    }

    [Fact]
    public void Claim_EverySeatIsClaimed_IsRefused()
    {
        for (var pair = 0; pair < 6; pair++)
            Claim();

        _claims.Claim(_hall.Free, Pair).Refusal!.Code.Should().Be(ErrorCode.SeatUnavailable);
    }

    [Fact]
    public void End_NotTaken_SeatsAreChosenAgain()
    {
        var claim = Claim();

        claim.End(mayBeTaken: false);

        Claim().Seats.Should().Equal(claim.Seats);
    }

    [Theory]
    [InlineData(0.999, false)]
    [InlineData(1, true)]
    public void End_Taken_ClaimEndsAfterASecond(double seconds, bool isChosenAgain)
    {
        var claim = Claim();
        claim.End(mayBeTaken: true);

        _time.SetUtcNow(A.After(seconds));

        Claim().Seats.SequenceEqual(claim.Seats).Should().Be(isChosenAgain);
    }

    [Fact]
    public void Claim_HoldTakesLong_ClaimDoesNotEnd()
    {
        var claim = Claim();

        _time.SetUtcNow(A.After(60));

        Claim().Seats.Should().NotEqual(claim.Seats);
    }

    [Fact]
    public void EndKeptBefore_TakenBeforeTheMark_SeatsAreChosenAgain()
    {
        var claim = Claim();
        claim.End(mayBeTaken: true);

        _claims.EndKeptBefore(_claims.Mark());

        Claim().Seats.Should().Equal(claim.Seats);
    }

    [Fact]
    public void EndKeptBefore_TakenAfterTheMark_StaysClaimed()
    {
        var (before, after) = (Claim(), Claim());
        before.End(mayBeTaken: true);
        var mark = _claims.Mark();
        after.End(mayBeTaken: true);

        _claims.EndKeptBefore(mark);

        Claim().Seats.Should().Equal(before.Seats);
        Claim().Seats.Should().NotEqual(after.Seats);
    }

    [Fact]
    public async Task Claim_ManyAtTheSameTime_NoSeatIsInTwoClaims()
    {
        var hall = Hall.Of([.. Enumerable.Repeat(new string('.', 25), 20)]);
        var claims = new SeatClaims(hall.Chooser, hall.Count, _time);

        var made = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(() => claims.Claim(hall.Free, Pair)))
        );

        made.SelectMany(claim => claim.Value!.Seats).Should().HaveCount(128).And.OnlyHaveUniqueItems();
    }

    private SeatClaim Claim() => _claims.Claim(_hall.Free, Pair).Value!;
}
