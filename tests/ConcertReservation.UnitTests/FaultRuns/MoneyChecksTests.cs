using ConcertReservation.FaultRuns.Money.Checks;
using ConcertReservation.FaultRuns.Storm.Checks;
using ConcertReservation.PaymentSimulator.Bookkeeping;

namespace ConcertReservation.UnitTests.FaultRuns;

/// <summary>The comparison of the money run finds each difference that it exists for.</summary>
public sealed class MoneyChecksTests
{
    private static readonly Guid Customer = Id(1);
    private static readonly Guid Charge = Id(2);
    private static readonly Guid Back = Id(3);
    private static readonly Guid PutBack = Id(4);

    [Fact]
    public void Run_BooksAgree_FindsNothing() => Found(Books()).Should().BeEmpty();

    [Fact]
    public void Run_EntryMissing_IsLost()
    {
        var books = Books();

        var found = MoneyChecks.Run(books with { Service = books.Service with { Entries = [Debit] } });

        found.Should().Contain(f => f.Defect == Defect.Lost && f.Name == "taken by the provider and not credited");
        found.Should().Contain(f => f.Name == "a balance is not what the provider has left of it");
    }

    [Fact]
    public void Run_CreditedTwice_IsDoubled() =>
        Found(With(entries: [Credit, Credit with { Id = Id(9) }, Debit]))
            .Should()
            .Contain("credited more than the provider has taken");

    [Fact]
    public void Run_CreditedWithoutACharge_IsDoubled() =>
        Found(With(entries: [Credit, Debit, Credit with { Id = Id(9), ChargeId = null }]))
            .Should()
            .Contain("credited more than the provider has taken");

    [Fact]
    public void Run_CreditedAnotherAmount_IsFound() =>
        Found(With(entries: [Credit with { Amount = 4_999 }, Debit]))
            .Should()
            .Contain("taken by the provider and not credited");

    [Fact]
    public void Run_CreditedAnotherCharge_IsFoundOnBothSides() =>
        Found(With(entries: [Credit with { ChargeId = Id(9) }, Debit]))
            .Should()
            .Contain(["taken by the provider and not credited", "credited more than the provider has taken"]);

    [Fact]
    public void Run_DebitMissing_IsDoubled() =>
        Found(With(entries: [Credit])).Should().Contain("given back by the provider more than in the ledger");

    [Fact]
    public void Run_ProviderGaveNothingBack_IsLost()
    {
        var books = Books();

        Found(books with { Provider = books.Provider with { Returns = [] } })
            .Should()
            .Contain("given back in the ledger and not by the provider");
    }

    [Fact]
    public void Run_ProviderGaveBackTwice_IsDoubled()
    {
        var books = Books();
        var twice = books.Provider.Returns.Concat(books.Provider.Returns).ToList();

        Found(books with { Provider = books.Provider with { Returns = twice } })
            .Should()
            .Contain("given back by the provider more than in the ledger");
    }

    [Fact]
    public void Run_GivenBackByTheProviderAlone_IsDoubled() =>
        Found(With(givenBacks: [])).Should().Contain("given back by the provider more than in the ledger");

    [Fact]
    public void Run_RefusedAndCreditedAgain_Agrees()
    {
        var again = Debit with { Id = PutBack, Amount = 2_000 };
        var books = With(
            entries: [Credit, Debit, again],
            givenBacks: [GivenBack with { Status = "refused", PutBackEntryId = PutBack }],
            balance: 5_000
        );

        Found(books with { Provider = books.Provider with { Returns = [] } }).Should().BeEmpty();
    }

    [Fact]
    public void Run_RefusedAndNotCreditedAgain_IsLost()
    {
        var books = With(givenBacks: [GivenBack with { Status = "refused" }]);

        Found(books with { Provider = books.Provider with { Returns = [] } })
            .Should()
            .Contain("given back in the ledger and not by the provider");
    }

    [Fact]
    public void Run_BalanceDiffers_IsFound() =>
        Found(With(balance: 3_001)).Should().Equal("a balance is not what the provider has left of it");

    [Fact]
    public void Run_ChargePending_IsFound() =>
        Found(With(charges: [TheCharge, TheCharge with { Id = Id(9), Status = "pending" }]))
            .Should()
            .Equal("pending for ever");

    [Fact]
    public void Run_OtherBreaks_AreFindings()
    {
        var other = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["invariant"] = ["balance"],
            ["internal error"] = [],
        };

        Found(Books() with { Other = other }).Should().Equal("invariant");
    }

    private static ServiceBooks.Entry Credit => new(Charge, Customer, 5_000, "charge", Charge);

    private static ServiceBooks.Entry Debit => new(Back, Customer, -2_000, "charge_cancellation", Charge);

    private static ServiceBooks.Charge TheCharge => new(Charge, Customer, 5_000, "paid");

    private static ServiceBooks.GivenBack GivenBack => new(Back, Charge, 2_000, "done", PutBackEntryId: null);

    private static IEnumerable<string> Found(MoneyInput input) => MoneyChecks.Run(input).Select(found => found.Name);

    private static MoneyInput Books() => With();

    private static MoneyInput With(
        IReadOnlyList<ServiceBooks.Entry>? entries = null,
        IReadOnlyList<ServiceBooks.GivenBack>? givenBacks = null,
        IReadOnlyList<ServiceBooks.Charge>? charges = null,
        long balance = 3_000
    )
    {
        var payment = new SimulatedPayment("key", Charge.ToString(), 5_000, A.Now)
        {
            Status = PaymentStatus.Paid,
            PaidAt = A.Now,
            GivenBack = [new GivenBack("back", 2_000, $"The customer asked for it {Back:N}", 3_000, A.Now)],
        };
        var open = new SimulatedPayment("open", Id(9).ToString(), 7_000, A.Now);
        return new MoneyInput(
            ProviderLines.Of([payment, open]),
            new ServiceBooks(
                charges ?? [TheCharge],
                givenBacks ?? [GivenBack],
                entries ?? [Credit, Debit],
                new Dictionary<Guid, long> { [Customer] = balance }
            )
        );
    }

    private static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:D12}");
}
