namespace ConcertReservation.UnitTests.Queue;

public sealed class LineTests
{
    [Fact]
    public void Open_NewConcert_IsEmptyWithTheDefaultPolicy()
    {
        var line = Line.Open(A.ConcertId, A.Now);

        line.Should()
            .BeEquivalentTo(
                new
                {
                    A.ConcertId,
                    LastAdmittedPlace = 0L,
                    NextPlace = 1L,
                    Policy = QueuePolicy.Default,
                }
            );
    }

    [Fact]
    public void AssignPlace_Repeated_ReturnsPlacesFromOneWithoutGaps()
    {
        var line = A.Line();

        long[] places = [line.AssignPlace(), line.AssignPlace(), line.AssignPlace()];

        places.Should().Equal(1, 2, 3);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    public void FreeSlots_SomeCustomersActive_IsMaxActiveMinusActive(int active, int expected)
    {
        var line = A.Line(A.Policy with { MaxActive = 3 });

        line.FreeSlots(active, A.Now).Should().Be(expected);
    }

    [Fact]
    public void FreeSlots_Paused_IsZero()
    {
        var line = A.Line(A.Policy with { Paused = true });

        line.FreeSlots(0, A.Now).Should().Be(0);
    }

    [Theory]
    [InlineData(60, 300, 60)]
    [InlineData(300, 60, 60)]
    public void NextAdmission_Always_IsTheNextBatchWithTheClaimTime(int claimWithin, int activeFor, double expected)
    {
        var times = (ClaimWithin: TimeSpan.FromSeconds(claimWithin), ActiveFor: TimeSpan.FromSeconds(activeFor));
        var line = A.Line(A.Policy with { ClaimWithin = times.ClaimWithin, ActiveFor = times.ActiveFor });
        line.RecordAdmission(1, 1, A.Now);

        var admission = line.NextAdmission(A.After(1_000));

        admission
            .Should()
            .Be(new Admission(Batch: 2, A.After(1_000), A.After(1_000 + expected), A.After(1_000 + activeFor)));
    }

    [Fact]
    public void RecordAdmission_HigherPlace_MovesTheLastAdmittedPlace()
    {
        var line = A.Line();

        line.RecordAdmission(3, 5, A.Now);

        line.LastAdmittedPlace.Should().Be(5);
        line.LastAdmittedAt.Should().Be(A.Now);
    }

    [Fact]
    public void RecordAdmission_LowerPlace_NeverMovesTheLastAdmittedPlaceBack()
    {
        var line = A.Line();
        line.RecordAdmission(3, 5, A.Now);

        line.RecordAdmission(1, 4, A.After(1));

        line.LastAdmittedPlace.Should().Be(5);
    }

    [Fact]
    public void RecordAdmission_Twice_CountsAllAdmittedCustomers()
    {
        var line = A.Line();

        line.RecordAdmission(3, 3, A.Now);
        line.RecordAdmission(2, 5, A.After(1));

        line.Admitted.Should().Be(5);
    }

    [Fact]
    public void RecordLapsed_Twice_CountsAllNoShows()
    {
        var line = A.Line();

        line.RecordLapsed((4, NoShows: 3), A.Now);
        line.RecordLapsed((2, NoShows: 2), A.Now);

        line.NoShows.Should().Be(5);
    }

    [Fact]
    public void RecordAdmission_Second_MeasuresTheRate()
    {
        var line = A.Line();
        line.RecordAdmission(3, 3, A.Now);

        line.RecordAdmission(10, 13, A.After(2));

        line.AdmittedPerSecond.Should().Be(5);
    }

    [Fact]
    public void ChangePolicy_Valid_TakesEffectAtOnce()
    {
        var line = A.Line();

        line.ChangePolicy(A.Policy with { MaxActive = 1 }, A.Now);

        line.FreeSlots(0, A.Now).Should().Be(1);
    }

    [Fact]
    public void ChangePolicy_Invalid_IsRefusedAndChangesNothing()
    {
        var line = A.Line();

        var refusal = Refusal.Of(() => line.ChangePolicy(A.Policy with { MaxActive = 0 }, A.Now));

        refusal.Field().Should().Be("maxActive");
        line.Policy.Should().Be(A.Policy);
    }
}
