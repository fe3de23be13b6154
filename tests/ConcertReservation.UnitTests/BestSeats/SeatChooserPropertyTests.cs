using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.UnitTests.BestSeats;

public sealed class SeatChooserPropertyTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Choose_SeatsSideBySideExist_ChoosesAsTheRulesSay()
    {
        Check(hall =>
        {
            if (new SlowChooser(hall).FindTogether() is { } expected)
                hall.Chooser.Choose(hall.FreeBits, hall.Wish).Seats.Should().Equal(expected);
        });
    }

    [Fact]
    public void Choose_NoSeatsSideBySide_IsRefusedUnlessTheyMayBeApart()
    {
        Check(hall =>
        {
            var rules = new SlowChooser(hall);
            if (rules.FindTogether() is not null)
                return;

            var choice = hall.Chooser.Choose(hall.FreeBits, hall.Wish);

            if (rules.Usable().Count < hall.Wish.Count)
                choice.Refusal!.Code.Should().Be(ErrorCode.SeatUnavailable);
            else if (hall.Wish.Together)
                choice.Refusal!.Code.Should().Be(ErrorCode.SeatsNotTogether);
            else
            {
                choice.Seats.Should().HaveCount(hall.Wish.Count).And.BeSubsetOf(rules.Usable());
                var chosen = hall with { Free = [.. hall.Free.Select((_, seat) => choice.Seats!.Contains(seat))] };
                new SlowChooser(chosen).LargestGroup().Should().Be(rules.LargestGroup());
            }
        });
    }

    [Fact]
    public void Choose_Always_ReturnsFreeSeatsInOrderAndChangesNothing()
    {
        Check(hall =>
        {
            var free = hall.FreeBits;

            var seats = hall.Chooser.Choose(free, hall.Wish).Seats ?? [];

            free.Should().Equal(hall.FreeBits);
            seats.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            seats.Where(seat => !hall.Free[seat]).Should().BeEmpty();
        });
    }

    private static void Check(Action<AnyHall> property) => Prop.ForAll(AnyHall.Arbitrary, property).Check(Config);
}
