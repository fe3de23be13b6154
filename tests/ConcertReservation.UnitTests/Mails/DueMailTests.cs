using ConcertReservation.Domain.Mails;

namespace ConcertReservation.UnitTests.Mails;

public sealed class DueMailTests
{
    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 30)]
    [InlineData(3, 60)]
    [InlineData(7, 960)]
    [InlineData(8, 1_800)]
    [InlineData(1_000, 1_800)]
    public void Wait_AfterAnAttempt_DoublesUpToHalfAnHour(int attempts, int seconds)
    {
        Mail(attempts: attempts).Wait.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void Name_OfTwoEditions_Differs()
    {
        Mail(edition: 1).Name.Should().NotBe(Mail(edition: 2).Name);
    }

    [Fact]
    public void Name_OfTwoAttempts_IsTheSame()
    {
        Mail(attempts: 1).Name.Should().Be(Mail(attempts: 2).Name);
    }

    private static DueMail Mail(int edition = 1, int attempts = 1) =>
        new(
            A.Id(7),
            edition,
            MailKind.Confirmation,
            A.ConcertId,
            PerformanceId: null,
            A.User,
            A.Id(8),
            Content: null,
            attempts,
            A.Now
        );
}
