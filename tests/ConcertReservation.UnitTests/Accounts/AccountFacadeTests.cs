using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AccountFacadeTests
{
    private static readonly SignUp Request = new("kim@example.com", "correct horse", "Kim");
    private readonly Mock<IAccountRepository> _accounts = new();
    private readonly Mock<IWalletRepository> _wallets = new();
    private readonly Mock<ISessionRepository> _sessions = new();
    private readonly Mock<ICommonPasswords> _common = new();
    private readonly Mock<IAccountMails> _mails = new();
    private readonly Mock<ISecurityEventRepository> _events = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly AccountFacade _facade;

    public AccountFacadeTests() =>
        _facade = new AccountFacade(
            _accounts.Object,
            _wallets.Object,
            _sessions.Object,
            Mock.Of<IAuthenticatorRepository>(),
            SessionWorld.Facade(_sessions.Object),
            SessionWorld.Check(_accounts.Object, _sessions.Object),
            new PasswordRules(_common.Object),
            Mock.Of<IRefreshTokenReader>(),
            _mails.Object,
            SessionWorld.Trail(_events.Object),
            _unitOfWork,
            new FakeTime(A.Now)
        );

    [Fact]
    public async Task SignUpAsync_NewEmail_CreatesACustomer()
    {
        var result = await _facade.SignUpAsync(Request, default);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    Email = "kim@example.com",
                    Name = "Kim",
                    Role = Role.Customer,
                }
            );
        _accounts.Verify(a =>
            a.AddAsync(It.Is<Account>(stored => stored.Id == result.UserId), "correct horse", default)
        );
    }

    [Fact]
    public async Task SignUpAsync_NewEmail_OpensAnEmptyWalletInTheSameTransaction()
    {
        var result = await _facade.SignUpAsync(Request, default);

        _wallets.Verify(w => w.Add(It.Is<Wallet>(wallet => wallet.UserId == result.UserId && wallet.Balance == 0)));
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task SignUpAsync_NewEmail_MailsALinkAndRecordsTheEvent()
    {
        var result = await _facade.SignUpAsync(Request, default);

        _mails.Verify(m => m.Queue(AccountMail.EmailVerification, result.UserId, A.Now));
        _events.Verify(e =>
            e.Add(It.Is<SecurityEvent>(it => it.Kind == SecurityEventKind.SignedUp && it.UserId == result.UserId))
        );
    }

    [Fact]
    public async Task SignUpAsync_CommonPassword_StoresNothing()
    {
        _common.Setup(c => c.Contains("correct horse")).Returns(true);

        var refusal = await Refusal.OfAsync(() => _facade.SignUpAsync(Request, default));

        refusal.Field().Should().Be("password");
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task SignUpAsync_EmailInUse_OpensNoWallet()
    {
        _accounts
            .Setup(a => a.AddAsync(It.IsAny<Account>(), It.IsAny<string>(), default))
            .ThrowsAsync(new DomainException(ErrorCode.EmailTaken, "Taken."));

        var refusal = await Refusal.OfAsync(() => _facade.SignUpAsync(Request, default));

        refusal.Code.Should().Be(ErrorCode.EmailTaken);
        _unitOfWork.Committed.Should().Be(0);
        _wallets.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task SignUpAsync_InvalidEmail_StoresNothing()
    {
        var refusal = await Refusal.OfAsync(() => _facade.SignUpAsync(Request with { Email = "kim" }, default));

        refusal.Field().Should().Be("email");
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task EnsureAsync_EmailNotInUse_CreatesTheAccountWithTheRole()
    {
        await _facade.EnsureAsync(Request, Role.Operator, default);

        _accounts.Verify(a =>
            a.AddAsync(It.Is<Account>(stored => stored.Role == Role.Operator), "correct horse", default)
        );
    }

    [Fact]
    public async Task EnsureAsync_AccountExists_ChangesNothing()
    {
        var present = Account.Existing(A.User, "kim@example.com", "Kim", Role.Operator);
        _accounts.Setup(a => a.FindByEmailAsync("kim@example.com", default)).ReturnsAsync(present);

        await _facade.EnsureAsync(Request, Role.Operator, default);

        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task EnsureOperatorAsync_EmailNotInUse_CreatesAnOperator()
    {
        var outcome = await _facade.EnsureOperatorAsync(Request, default);

        outcome.Should().Be(OperatorAccount.Created);
        _accounts.Verify(a =>
            a.AddAsync(It.Is<Account>(stored => stored.Role == Role.Operator), "correct horse", default)
        );
    }

    [Fact]
    public async Task EnsureOperatorAsync_SamePassword_ChangesNothing()
    {
        _accounts.Setup(a => a.FindByEmailAsync("kim@example.com", default)).ReturnsAsync(Kim(Role.Operator));
        _accounts.HasPassword(Kim(Role.Operator), "correct horse");

        var outcome = await _facade.EnsureOperatorAsync(Request, default);

        outcome.Should().Be(OperatorAccount.Unchanged);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task EnsureOperatorAsync_AnotherPassword_SetsItAndEndsTheSessions()
    {
        _accounts.Setup(a => a.FindByEmailAsync("kim@example.com", default)).ReturnsAsync(Kim(Role.Operator));
        _accounts.Setup(a => a.HashOf("correct horse")).Returns("hash");

        var outcome = await _facade.EnsureOperatorAsync(Request, default);

        outcome.Should().Be(OperatorAccount.PasswordChanged);
        _accounts.Verify(a => a.SetPasswordHashAsync(A.User, "hash", default));
        _events.Verify(e => e.Add(It.Is<SecurityEvent>(it => it.Kind == SecurityEventKind.PasswordChanged)));
        _sessions.Verify(s => s.EndAllAsync(A.User, default));
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task EnsureOperatorAsync_EmailOfAGate_MakesItAnOperatorAgain()
    {
        _accounts.Setup(a => a.FindByEmailAsync("kim@example.com", default)).ReturnsAsync(Kim(Role.Gate));

        var outcome = await _facade.EnsureOperatorAsync(Request, default);

        outcome.Should().Be(OperatorAccount.RoleChanged);
        _accounts.Verify(a => a.UpdateStaffAsync(It.Is<Account>(stored => stored.Role == Role.Operator), default));
        _sessions.Verify(s => s.EndAllAsync(A.User, default));
    }

    [Fact]
    public async Task EnsureOperatorAsync_EmailOfACustomer_ChangesNothing()
    {
        _accounts.Setup(a => a.FindByEmailAsync("kim@example.com", default)).ReturnsAsync(Kim(Role.Customer));

        var outcome = await _facade.EnsureOperatorAsync(Request, default);

        outcome.Should().Be(OperatorAccount.BelongsToCustomer);
        _unitOfWork.Started.Should().Be(0);
    }

    private static Account Kim(Role role) => Account.Existing(A.User, "kim@example.com", "Kim", role);
}
