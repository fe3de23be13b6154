using ConcertReservation.Api.Telemetry.Prometheus;

namespace ConcertReservation.UnitTests.Telemetry;

public sealed class LabelTextTests
{
    [Theory]
    [InlineData("say \"hi\"", """say \"hi\" """)]
    [InlineData("""a\b""", """a\\b""")]
    [InlineData("two\nlines", """two\nlines""")]
    [InlineData("서울", "서울")]
    [InlineData(null, "")]
    [InlineData(1.5, "1.5")]
    public void Of_AValue_IsEscapedAndInvariant(object? value, string expected) =>
        LabelText.Of([new("label", value)]).Should().Be($"label=\"{expected.TrimEnd()}\"");

    [Fact]
    public void Of_SeveralTags_KeepsTheirOrder() =>
        LabelText.Of([new("http.route", "/x"), new("a-b", 2)]).Should().Be("""http_route="/x",a_b="2" """.TrimEnd());

    [Fact]
    public void Of_None_IsEmpty() => LabelText.Of([]).Should().BeEmpty();
}
