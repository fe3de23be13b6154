namespace ConcertReservation.UnitTests.Telemetry;

public sealed class SaleMetricsTests
{
    private readonly Measurements _measurements = new();

    [Theory]
    [InlineData("holds.made")]
    [InlineData("holds.lost")]
    [InlineData("holds.lapsed_seats")]
    [InlineData("payments")]
    [InlineData("payments.won")]
    [InlineData("refunds")]
    public void StartAtZero_Always_PublishesTheCounterAsZero(string counter)
    {
        _measurements.Metrics.StartAtZero();

        _measurements.Of(counter).Should().Equal(0);
    }

    [Fact]
    public void RecordJoins_Batch_RecordsItsSizeAndItsDurationInSeconds()
    {
        _measurements.Metrics.RecordJoins(customers: 12, TimeSpan.FromMilliseconds(250));

        _measurements.Of("joins.batch_size").Should().Equal(12);
        _measurements.Of("joins.batch_duration").Should().Equal(0.25);
    }

    [Fact]
    public void CountAdmissions_AdmissionsAndNoShows_CountsBothForTheConcert()
    {
        var line = A.Line();
        line.RecordAdmission(count: 3, lastPlace: 3, A.Now);
        line.RecordLapsed((2, NoShows: 2), A.Now);

        _measurements.Metrics.CountAdmissions(line);

        _measurements.LabelledOf("queue.admitted").Should().Equal((3, "concert=7"));
        _measurements.LabelledOf("queue.no_shows").Should().Equal((2, "concert=7"));
    }

    [Fact]
    public void CountPayment_Always_CountsThePaymentAndItsMoney()
    {
        _measurements.Metrics.CountPayment(won: 80_000);

        _measurements.Of("payments").Should().Equal(1);
        _measurements.Of("payments.won").Should().Equal(80_000);
    }

    [Fact]
    public void RecordTick_Always_RecordsSecondsWithWorkerAndOutcome()
    {
        _measurements.Metrics.RecordTick("HoldSweep", "failed", TimeSpan.FromMilliseconds(500));

        _measurements.LabelledOf("worker.tick").Should().Equal((0.5, "worker=HoldSweep,outcome=failed"));
    }
}
