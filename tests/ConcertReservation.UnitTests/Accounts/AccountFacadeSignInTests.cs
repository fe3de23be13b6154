using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AccountFacadeSignInTests
{
    private readonly Mock<IAccountRepository> _accounts = new();
    private readonly Mock<ISignInLimiter> _limiter = new();
    private readonly Mock<IRefreshTokenReader> _refreshTokens = new();
    private readonly AccountFacade _facade;

    public AccountFacadeSignInTests() =>
        _facade = new AccountFacade(
            _accounts.Object,
            Mock.Of<IWalletRepository>(),
            _limiter.Object,
            _refreshTokens.Object,
            new FakeUnitOfWork(),
            new FakeTime(A.Now)
        );

    [Fact]
    public async Task SignInAsync_RightCredentials_ReturnsTheAccount()
    {
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);
        _accounts.Setup(a => a.FindByCredentialsAsync("KIM@example.com", "correct horse", default)).ReturnsAsync(kim);

        var result = await _facade.SignInAsync("KIM@example.com", "correct horse", default);

        result.Should().Be(new AccountResult(A.User, "kim@example.com", "Kim", Role.Customer));
    }

    [Fact]
    public async Task SignInAsync_WrongCredentials_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.SignInAsync("kim@example.com", "wrong", default));

        refusal.Code.Should().Be(ErrorCode.InvalidCredentials);
    }

    [Fact]
    public async Task SignInAsync_TooManyTries_IsRefusedBeforeThePasswordIsHashed()
    {
        _limiter
            .Setup(l => l.EnsureNotTooMany("kim@example.com"))
            .Throws(new DomainException(ErrorCode.RateLimited, "Too many sign-ins to this account."));

        var refusal = await Refusal.OfAsync(() => _facade.SignInAsync("kim@example.com", "correct horse", default));

        refusal.Code.Should().Be(ErrorCode.RateLimited);
        _accounts.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task RefreshAsync_TokenOfAnAccount_ReturnsTheAccount()
    {
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Operator);
        _refreshTokens.Setup(t => t.FindOwner("token")).Returns(A.User);
        _accounts.Setup(a => a.FindAsync(A.User, default)).ReturnsAsync(kim);

        var result = await _facade.RefreshAsync("token", default);

        result.Role.Should().Be(Role.Operator);
    }

    [Fact]
    public async Task RefreshAsync_AccountDeleted_IsRefusedLikeAWrongPassword()
    {
        _refreshTokens.Setup(t => t.FindOwner("token")).Returns(A.User);

        var refusal = await Refusal.OfAsync(() => _facade.RefreshAsync("token", default));

        refusal.Code.Should().Be(ErrorCode.InvalidCredentials);
    }

    [Fact]
    public async Task RefreshAsync_ForgedToken_IsRefusedLikeAWrongPassword()
    {
        var refusal = await Refusal.OfAsync(() => _facade.RefreshAsync("forged", default));

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
}
