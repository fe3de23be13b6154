using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AccountFacadeSignInTests
{
    private readonly Mock<IAccountRepository> _accounts = new();
    private readonly Mock<ISessionRepository> _sessions = new();
    private readonly Mock<ISignInLimiter> _limiter = new();
    private readonly Mock<IRefreshTokenReader> _refreshTokens = new();
    private readonly AccountFacade _facade;

    public AccountFacadeSignInTests() =>
        _facade = new AccountFacade(
            _accounts.Object,
            Mock.Of<IWalletRepository>(),
            _sessions.Object,
            Mock.Of<IAuthenticatorRepository>(),
            SessionWorld.Facade(_sessions.Object, _accounts.Object),
            SessionWorld.Check(_accounts.Object, _sessions.Object, _limiter.Object),
            new PasswordRules(Mock.Of<ICommonPasswords>()),
            _refreshTokens.Object,
            Mock.Of<IAccountMails>(),
            SessionWorld.Trail(),
            new FakeUnitOfWork(),
            new FakeTime(A.Now)
        );

    [Fact]
    public async Task SignInAsync_RightCredentials_ReturnsTheAccount()
    {
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);
        var right = new CheckedPassword(kim, "stamp");
        _accounts.Setup(a => a.FindByCredentialsAsync("KIM@example.com", "correct horse", default)).ReturnsAsync(right);
        _accounts.Setup(a => a.FindForShareAsync(right, default)).ReturnsAsync(kim);

        var result = await _facade.SignInAsync(
            "KIM@example.com",
            "correct horse",
            code: null,
            SessionWorld.Origin,
            default
        );

        result
            .Account.Should()
            .BeEquivalentTo(new OwnAccountResult(A.User, "kim@example.com", "Kim", Role.Customer, []));
    }

    [Fact]
    public async Task SignInAsync_RoleChangedAfterThePassword_HasTheNewRole()
    {
        OperatorSignsIn();
        _accounts
            .Setup(a => a.FindForShareAsync(It.IsAny<CheckedPassword>(), default))
            .ReturnsAsync(Account.Existing(A.User, "kim@example.com", "Kim", Role.Gate));

        var result = await SignInAsync("correct horse");

        result.Account.Role.Should().Be(Role.Gate);
    }

    [Fact]
    public async Task SignInAsync_RemovedOrChangedAfterThePassword_IsRefused()
    {
        OperatorSignsIn();
        _accounts.Setup(a => a.FindForShareAsync(It.IsAny<CheckedPassword>(), default)).ReturnsAsync((Account?)null);

        var refusal = await Refusal.OfAsync(() => SignInAsync("correct horse"));

        refusal.Code.Should().Be(ErrorCode.InvalidCredentials);
    }

    [Fact]
    public async Task SignInAsync_WrongCredentials_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => SignInAsync("wrong"));

        refusal.Code.Should().Be(ErrorCode.InvalidCredentials);
    }

    [Fact]
    public async Task SignInAsync_TooManyTriesFromTheAddress_IsRefusedBeforeThePasswordIsHashed()
    {
        _limiter.Setup(l => l.EnsureMayTry(SessionWorld.Origin)).Throws(TooMany());

        var refusal = await Refusal.OfAsync(() => SignInAsync("correct horse"));

        refusal.Code.Should().Be(ErrorCode.RateLimited);
        _accounts.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task SignInAsync_AccountUnderAttackAndUnknownAddress_IsRefusedBeforeThePasswordIsHashed()
    {
        _limiter.Setup(l => l.IsUnderAttack("kim@example.com")).Returns(true);
        _limiter.Setup(l => l.EnsureNotUnderAttack("kim@example.com")).Throws(TooMany());

        var refusal = await Refusal.OfAsync(() => SignInAsync("correct horse"));

        refusal.Code.Should().Be(ErrorCode.RateLimited);
        _accounts.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task SignInAsync_AccountUnderAttackAndKnownAddress_Succeeds()
    {
        _limiter.Setup(l => l.IsUnderAttack("kim@example.com")).Returns(true);
        _limiter.Setup(l => l.EnsureNotUnderAttack("kim@example.com")).Throws(TooMany());
        _sessions
            .Setup(s => s.HasSignedInFromAsync("kim@example.com", SessionWorld.Origin.Network, default))
            .ReturnsAsync(true);
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);
        _accounts.HasPassword(kim, "correct horse");

        var result = await SignInAsync("correct horse");

        result.Account.UserId.Should().Be(A.User);
    }

    [Fact]
    public async Task SignInAsync_WrongPassword_IsCountedAndARightOneIsNot()
    {
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);
        _accounts.HasPassword(kim, "correct horse");

        await SignInAsync("correct horse");
        await Refusal.OfAsync(() => SignInAsync("wrong"));

        _limiter.Verify(l => l.CountWrongPassword("kim@example.com", SessionWorld.Origin, false), Times.Once);
    }

    [Fact]
    public async Task RefreshAsync_AccountDeleted_IsRefusedLikeAWrongPassword()
    {
        _refreshTokens
            .Setup(t => t.Read("token"))
            .Returns(new RefreshTokenPayload(A.User, A.User, "secret", HasSession: true));

        var refusal = await Refusal.OfAsync(() => _facade.RefreshAsync("token", SessionWorld.Origin, default));

        refusal.Code.Should().Be(ErrorCode.InvalidCredentials);
    }

    [Fact]
    public async Task RefreshAsync_ForgedToken_IsRefusedLikeAWrongPassword()
    {
        var refusal = await Refusal.OfAsync(() => _facade.RefreshAsync("forged", SessionWorld.Origin, default));

        refusal.Code.Should().Be(ErrorCode.InvalidCredentials);
    }

    [Fact]
    public async Task FindAsync_AccountExists_ReturnsIt()
    {
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);
        _accounts.Setup(a => a.FindAsync(A.User, default)).ReturnsAsync(kim);

        var result = await _facade.FindAsync(A.User, default);

        result.UserId.Should().Be(A.User);
    }

    [Fact]
    public async Task FindAsync_AccountDeleted_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(A.User, default));

        refusal.Code.Should().Be(ErrorCode.Unauthenticated);
    }

    private void OperatorSignsIn() =>
        _accounts.HasPassword(Account.Existing(A.User, "kim@example.com", "Kim", Role.Operator), "correct horse");

    private Task<SignedIn> SignInAsync(string password) =>
        _facade.SignInAsync("kim@example.com", password, code: null, SessionWorld.Origin, default);

    private static DomainException TooMany() => new(ErrorCode.RateLimited, "Too many wrong passwords.");
}
