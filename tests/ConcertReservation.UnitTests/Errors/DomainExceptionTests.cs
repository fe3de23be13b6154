namespace ConcertReservation.UnitTests.Errors;

public sealed class DomainExceptionTests
{
    [Fact]
    public void Constructor_CodeAndFacts_KeepsThem()
    {
        var refusal = new DomainException(ErrorCode.SeatUnavailable, "Taken.", ("seatIds", 3));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Message.Should().Be("Taken.");
        refusal.Facts.Should().Equal(("seatIds", 3));
    }

    [Fact]
    public void Invalid_OneField_NamesItAmongTheErrors()
    {
        var refusal = DomainException.Invalid("performances[0].startsAt", "In the future.");

        refusal.Code.Should().Be(ErrorCode.ValidationFailed);
        refusal
            .Fact("errors")
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string[]>(StringComparer.Ordinal)
                {
                    ["performances[0].startsAt"] = ["In the future."],
                }
            );
    }
}
