using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Application.Accounts;

public sealed class AccountFacade(
    IAccountRepository accounts,
    IWalletRepository wallets,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>A new customer with an empty wallet; refuses with <c>email_taken</c>.</summary>
    public Task<AccountResult> SignUpAsync(SignUp request, CancellationToken ct) =>
        AddAsync(request, Role.Customer, ct);

    /// <summary>Refuses with <c>invalid_credentials</c>, the same for an unknown e-mail and a wrong password.</summary>
    public async Task<AccountResult> SignInAsync(string email, string password, CancellationToken ct)
    {
        var account = await accounts.FindByCredentialsAsync(email, password, ct);
        return AccountResult.Of(account ?? throw InvalidCredentials());
    }

    /// <summary>The account a refresh token was given to; refuses with <c>invalid_credentials</c> when it has gone.</summary>
    public async Task<AccountResult> FindForRefreshAsync(Guid userId, CancellationToken ct) =>
        AccountResult.Of(await accounts.FindAsync(userId, ct) ?? throw InvalidCredentials());

    public async Task<AccountResult> FindAsync(Guid userId, CancellationToken ct) =>
        AccountResult.Of(
            await accounts.FindAsync(userId, ct)
                ?? throw new DomainException(ErrorCode.Unauthenticated, "This account has gone.")
        );

    /// <summary>Makes the account unless its e-mail has one; safe to repeat at every start.</summary>
    /// <returns>The account when it is new, else null.</returns>
    public async Task<AccountResult?> EnsureAsync(SignUp request, Role role, CancellationToken ct) =>
        await accounts.FindByEmailAsync(request.Email, ct) is null ? await AddAsync(request, role, ct) : null;

    public static DomainException InvalidCredentials() =>
        new(ErrorCode.InvalidCredentials, "The e-mail or the password is wrong.");

    private Task<AccountResult> AddAsync(SignUp request, Role role, CancellationToken ct)
    {
        var account = Account.SignUp(request.Email, request.Name, role, time.GetUtcNow());
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                await accounts.AddAsync(account, request.Password, token);
                wallets.Add(Wallet.Open(account.Id));
                return AccountResult.Of(account);
            },
            ct
        );
    }
}
