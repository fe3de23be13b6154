using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Application.Accounts;

public sealed class AccountFacade(
    IAccountRepository accounts,
    IWalletRepository wallets,
    ISignInLimiter limiter,
    IRefreshTokenReader refreshTokens,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Creates a customer with an empty wallet. Refuses with <c>email_taken</c>.</summary>
    public Task<AccountResult> SignUpAsync(SignUp request, CancellationToken ct) =>
        AddAsync(request, Role.Customer, ct);

    /// <summary>
    /// Refuses with <c>invalid_credentials</c>, in the same way for an unknown e-mail address and a wrong password, or
    /// with <c>rate_limited</c>.
    /// </summary>
    public async Task<AccountResult> SignInAsync(string email, string password, CancellationToken ct)
    {
        var keptEmail = TypedText.Normalize(email);
        limiter.EnsureNotTooMany(keptEmail);
        var account = await accounts.FindByCredentialsAsync(keptEmail, password, ct);
        return AccountResult.Of(account ?? throw Account.InvalidCredentials());
    }

    /// <summary>
    /// The account of a refresh token. Refuses with <c>invalid_credentials</c> when the token is forged, altered or
    /// expired, or when its account no longer exists.
    /// </summary>
    public async Task<AccountResult> RefreshAsync(string refreshToken, CancellationToken ct)
    {
        var owner = refreshTokens.FindOwner(refreshToken) ?? throw Account.InvalidCredentials();
        return AccountResult.Of(await accounts.FindAsync(owner, ct) ?? throw Account.InvalidCredentials());
    }

    public async Task<AccountResult> FindAsync(Guid userId, CancellationToken ct) =>
        AccountResult.Of(
            await accounts.FindAsync(userId, ct)
                ?? throw new DomainException(ErrorCode.Unauthenticated, "This account no longer exists.")
        );

    /// <summary>
    /// Creates the account unless one with the same e-mail address exists; safe to repeat at every start.
    /// </summary>
    /// <returns>The new account, or null when it exists already.</returns>
    public async Task<AccountResult?> EnsureAsync(SignUp request, Role role, CancellationToken ct) =>
        await accounts.FindByEmailAsync(TypedText.Normalize(request.Email), ct) is null
            ? await AddAsync(request, role, ct)
            : null;

    private Task<AccountResult> AddAsync(SignUp request, Role role, CancellationToken ct)
    {
        var account = Account.SignUp(request.Email, request.Name, role, time.GetUtcNow());
        var password = Password.Of(request.Password);
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                await accounts.AddAsync(account, password, token);
                wallets.Add(Wallet.Open(account.Id));
                return AccountResult.Of(account);
            },
            ct
        );
    }
}
