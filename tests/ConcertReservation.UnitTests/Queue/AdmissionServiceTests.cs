using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionServiceTests
{
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<ITurnMailRepository> _turnMails = new();
    private readonly Line _line = A.Line(A.Policy with { MaxActive = 3 });
    private readonly List<QueueToken> _waiting = [];
    private readonly AdmissionService _service;
    private Concert _concert = A.Concert();

    public AdmissionServiceTests()
    {
        _tokens
            .Setup(t => t.AdmitWaitingAsync(_line, It.IsAny<int>(), It.IsAny<Admission>(), default))
            .ReturnsAsync((Line _, int count, Admission admission, CancellationToken _) => Admit(count, admission));
        _seats.Setup(s => s.AnyUnsoldAsync(A.ConcertId, It.IsAny<DateTimeOffset>(), default)).ReturnsAsync(true);
        _service = new AdmissionService(
            A.Concerts(() => _concert).Object,
            _tokens.Object,
            _seats.Object,
            _turnMails.Object
        );
    }

    [Fact]
    public async Task AdmitAsync_MoreCustomersThanSlots_AdmitsTheFirstInPlaceOrder()
    {
        Wait(5);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(3);
        _waiting.Where(t => t.IsActiveAt(A.Now)).Select(t => t.Place).Should().Equal(1, 2, 3);
        _line.LastAdmittedPlace.Should().Be(3);
    }

    [Fact]
    public async Task AdmitAsync_CustomersAdmitted_QueuesTheMailsOfTheBatch()
    {
        Wait(2);

        await _service.AdmitAsync(_line, A.Now, default);

        _turnMails.Verify(mails => mails.QueueAdmitted(A.ConcertId, 2, _line.AdmissionBatch, A.Now), Times.Once);
    }

    [Fact]
    public async Task AdmitAsync_NoCustomerAdmitted_QueuesNoMail()
    {
        await _service.AdmitAsync(_line, A.Now, default);

        _turnMails.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task AdmitAsync_SomeCustomersActive_NeverExceedsMaxActive()
    {
        Wait(5);
        SetActiveCount(2);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(1);
        _waiting.Count(t => t.IsActiveAt(A.Now)).Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_NoFreeSlot_AdmitsNoCustomer()
    {
        Wait(1);
        SetActiveCount(3);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(0);
        _waiting[0].Status.Should().Be(QueueTokenStatus.Waiting);
        _line.LastAdmittedPlace.Should().Be(0);
    }

    [Fact]
    public async Task AdmitAsync_NoFreeSlot_DoesNotReadSeats()
    {
        SetActiveCount(3);

        await _service.AdmitAsync(_line, A.Now, default);

        _seats.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task AdmitAsync_SoldOut_AdmitsNoCustomer()
    {
        Wait(1);
        _seats.Setup(s => s.AnyUnsoldAsync(A.ConcertId, A.Now, default)).ReturnsAsync(false);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(0);
        _waiting[0].Status.Should().Be(QueueTokenStatus.Waiting);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 0)]
    public async Task AdmitAsync_SaleIsOpenForAMinute_AdmitsOnlyThen(int second, int expected)
    {
        _concert = A.Concert(opensAt: A.Now, closesAt: A.After(60));
        Wait(1);

        var admitted = await _service.AdmitAsync(_line, A.After(second), default);

        admitted.Should().Be(expected);
    }

    [Fact]
    public async Task AdmitAsync_SaleOver_EndsExpiredTokens()
    {
        _concert = A.Concert(closesAt: A.After(60));

        await _service.AdmitAsync(_line, A.After(60), default);

        _tokens.Verify(t => t.EndLapsedAsync(A.ConcertId, A.After(60), default), Times.Once);
    }

    [Fact]
    public async Task AdmitAsync_FewerCustomersThanSlots_AdmitsAllAndMovesTheLastAdmittedPlace()
    {
        Wait(2);

        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(2);
        _line.LastAdmittedPlace.Should().Be(2);
    }

    [Fact]
    public async Task AdmitAsync_EmptyLine_RecordsNothing()
    {
        var admitted = await _service.AdmitAsync(_line, A.Now, default);

        admitted.Should().Be(0);
        _line.LastAdmittedAt.Should().BeNull();
        _line.AdmissionBatch.Should().Be(0);
    }

    [Fact]
    public async Task AdmitAsync_NextTick_ContinuesAfterTheLastAdmittedPlace()
    {
        Wait(5);
        await _service.AdmitAsync(_line, A.Now, default);

        await _service.AdmitAsync(_line, A.After(1), default);

        _line.LastAdmittedPlace.Should().Be(5);
        _waiting.Should().OnlyContain(t => t.IsActiveAt(A.After(1)));
        _waiting.Select(t => t.AdmissionBatch).Should().Equal(1, 1, 1, 2, 2);
    }

    [Fact]
    public async Task AdmitAsync_AdmittedCustomers_AreNotClaimedYet()
    {
        Wait(1);

        await _service.AdmitAsync(_line, A.Now, default);

        _waiting[0].ExpiresAt.Should().Be(A.Now + A.Policy.ClaimWithin);
        _waiting[0].IsUnclaimedAt(A.Now).Should().BeTrue();
    }

    [Fact]
    public async Task AdmitAsync_VeryManySlots_AdmitsABoundedBatch()
    {
        _line.ChangePolicy(A.Policy with { MaxActive = 1_000_000 }, A.Now);

        await _service.AdmitAsync(_line, A.Now, default);

        _tokens.Verify(t => t.AdmitWaitingAsync(_line, 1_000, It.IsAny<Admission>(), default), Times.Once);
    }

    [Fact]
    public async Task AdmitAsync_Always_EndsExpiredTokensBeforeItCounts()
    {
        var calls = new List<string>();
        _tokens.Setup(t => t.EndLapsedAsync(A.ConcertId, A.Now, default)).Callback(() => calls.Add("end"));
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).Callback(() => calls.Add("count"));

        await _service.AdmitAsync(_line, A.Now, default);

        calls.Should().Equal("end", "count");
    }

    private void Wait(int customers) =>
        _waiting.AddRange(Enumerable.Range(10, customers).Select(n => A.WaitingToken(_line, A.Id(n))));

    private void SetActiveCount(int count) =>
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).ReturnsAsync(count);

    // The effect of the one statement.
    private AdmittedBatch Admit(int count, Admission admission)
    {
        var next = _waiting.Where(t => t.Place > _line.LastAdmittedPlace).Take(count).ToList();
        next.ForEach(t => t.Activate(admission));
        return new AdmittedBatch(next.Count, next.Select(t => t.Place).DefaultIfEmpty().Max());
    }
}
