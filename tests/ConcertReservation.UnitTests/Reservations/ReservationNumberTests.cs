using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationNumberTests
{
    private const int Seed = 20_261_128;

    // Stored reservations depend on these: a change would give every customer another number.
    [Theory]
    [InlineData(0, "4GK2-YZ17")]
    [InlineData(1, "AENV-81EQ")]
    [InlineData(1_000_000, "TD99-V6NR")]
    [InlineData(ReservationNumber.MaxSerial, "YGKR-KBFH")]
    public void Of_KnownSerial_NeverChanges(long serial, string number) =>
        ReservationNumber.Of(serial).Should().Be(number);

    [Fact]
    public void Of_SerialsInARow_AreDifferentAndHaveTheForm()
    {
        var numbers = Enumerable.Range(0, 200_000).Select(serial => ReservationNumber.Of(serial)).ToList();

        numbers.Should().OnlyHaveUniqueItems();
        numbers.Should().OnlyContain(number => IsWellFormed(number));
    }

    [Fact]
    public void Of_SerialsInARow_DoNotLookAlike()
    {
        var pairs = Enumerable.Range(0, 10_000).Select(n => (ReservationNumber.Of(n), ReservationNumber.Of(n + 1)));

        var same = pairs.Average(pair => pair.Item1.Zip(pair.Item2).Count(symbols => symbols.First == symbols.Second));

        // The hyphen, and one symbol in 32 by chance.
        same.Should().BeInRange(1.2, 1.3);
    }

    [Fact]
    public void Read_AnyNumber_ReturnsItsSerial()
    {
        var random = new Random(Seed);
        long[] edges = [0, 1, (1L << 20) - 1, 1L << 20, ReservationNumber.MaxSerial - 1, ReservationNumber.MaxSerial];
        var serials = Enumerable.Range(0, 100_000).Select(_ => random.NextInt64(ReservationNumber.MaxSerial + 1));

        edges
            .Concat(serials)
            .Should()
            .OnlyContain(serial => ReservationNumber.Read(ReservationNumber.Of(serial)) == serial);
    }

    // Every text is the number of one serial, so two serials cannot share one.
    [Fact]
    public void Scramble_AnyScrambledValue_IsThatOfOneSerial()
    {
        var random = new Random(Seed);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextInt64(ReservationNumber.MaxSerial + 1));

        values.Should().OnlyContain(value => SerialScrambler.Scramble(SerialScrambler.Unscramble(value)) == value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(ReservationNumber.MaxSerial + 1)]
    public void Of_SerialOutOfRange_Throws(long serial) =>
        FluentActions.Invoking(() => ReservationNumber.Of(serial)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData("k7q2-94mx")]
    [InlineData("K7Q294MX")]
    [InlineData(" K7Q2 94MX ")]
    [InlineData("K-7-Q-2-9-4-M-X")]
    public void Read_TypedInAnotherForm_IsTheSame(string typed) =>
        ReservationNumber.Read(typed).Should().NotBeNull().And.Be(ReservationNumber.Read("K7Q2-94MX"));

    [Fact]
    public void Read_ConfusedLetters_AreTheDigits() =>
        ReservationNumber.Read("O0o0-Il1L").Should().NotBeNull().And.Be(ReservationNumber.Read("0000-1111"));

    [Theory]
    [InlineData("")]
    [InlineData("----")]
    [InlineData("K7Q2-94M")]
    [InlineData("K7Q2-94MXX")]
    [InlineData("K7Q2-94MU")]
    [InlineData("K7Q2-94M%")]
    [InlineData("김하늘이보라색꽃")]
    [InlineData("K7Q2.94MX")]
    public void Read_OtherText_IsNull(string text) => ReservationNumber.Read(text).Should().BeNull();

    private static bool IsWellFormed(string number) =>
        number.Length == 9
        && number[4] == '-'
        && number.Remove(4, 1).All(symbol => char.IsAsciiLetterUpper(symbol) || char.IsAsciiDigit(symbol))
        && !number.Any(symbol => symbol is 'I' or 'L' or 'O' or 'U');
}
