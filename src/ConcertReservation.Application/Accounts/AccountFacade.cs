using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Application.Accounts;

public sealed class AccountFacade(
    IAccountRepository accounts,
    IWalletRepository wallets,
    ISessionRepository sessionRows,
    IAuthenticatorRepository authenticators,
    SessionFacade sessions,
    PasswordCheck check,
    PasswordRules rules,
    IRefreshTokenReader refreshTokens,
    IAccountMails mails,
    SecurityTrail trail,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Creates a customer with an empty wallet, and mails a link to verify the address. Refuses with <c>email_taken</c>, or
    /// with <c>validation_failed</c>, also for a common password.
    /// </summary>
    public Task<AccountResult> SignUpAsync(SignUp request, CancellationToken ct)
    {
        var account = AccountOf(request, Role.Customer);
        var password = rules.Accept(request.Password, account.Email);
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                await AddAsync(account, password, token);
                var now = time.GetUtcNow();
                await accounts.TryCountMailAsync(AccountMail.EmailVerification, account.Id, now, now, token);
                mails.Queue(AccountMail.EmailVerification, account.Id, now);
                trail.Record(SecurityEventKind.SignedUp, account.Id);
                return AccountResult.Of(account);
            },
            ct
        );
    }

    /// <summary>
    /// Starts a session. Refuses with <c>invalid_credentials</c>, in the same way for an unknown e-mail address, a wrong
    /// password and a wrong code; with <c>rate_limited</c>; and, only after the right password, with
    /// <c>second_factor_required</c>.
    /// </summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="code">Of the authenticator, or a recovery code; null when the client has sent none.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SignedIn> SignInAsync(
        string email,
        string password,
        string? code,
        ClientOrigin origin,
        CancellationToken ct
    )
    {
        var keptEmail = TypedText.Normalize(email);
        var right = await check.CheckAsync(keptEmail, password, origin, SecurityEventKind.SignInRefused, ct);
        try
        {
            return await sessions.StartAsync(right, code, origin, ct);
        }
        catch (DomainException refusal) when (refusal.Code == ErrorCode.InvalidCredentials)
        {
            // A wrong code counts as a wrong password.
            throw await check.CountWrongAsync(keptEmail, origin, SecurityEventKind.SecondFactorRefused, ct);
        }
    }

    /// <summary>
    /// The account of a refresh token, and its next tokens. Refuses with <c>invalid_credentials</c> when the token is
    /// forged, altered, expired or used before, or when its session or account no longer exists.
    /// </summary>
    public async Task<SignedIn> RefreshAsync(string refreshToken, ClientOrigin origin, CancellationToken ct)
    {
        var payload = refreshTokens.Read(refreshToken) ?? throw Account.InvalidCredentials();
        var account = await accounts.FindAsync(payload.UserId, ct) ?? throw Account.InvalidCredentials();
        var next = await sessions.RefreshAsync(payload, origin, ct) ?? throw Account.InvalidCredentials();
        return new SignedIn(OwnAccountResult.Of(account), next);
    }

    public async Task<OwnAccountResult> FindAsync(Guid userId, CancellationToken ct) =>
        OwnAccountResult.Of(
            await accounts.FindAsync(userId, ct)
                ?? throw new DomainException(ErrorCode.Unauthenticated, "This account no longer exists.")
        );

    /// <summary>Changes what is not null. Two changes of different values at the same time both take effect.</summary>
    public Task<OwnAccountResult> ChangeAsync(Guid userId, string? name, Language? language, CancellationToken ct)
    {
        var keptName = name is null ? null : TypedText.Of(name, Account.MaxNameLength, "name");
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                await accounts.ChangeAsync(userId, keptName, language, token);
                return await FindAsync(userId, token);
            },
            ct
        );
    }

    /// <summary>
    /// Creates the account unless one with the same e-mail address exists; safe to repeat at every start.
    /// </summary>
    /// <returns>The new account, or null when it exists already.</returns>
    public async Task<AccountResult?> EnsureAsync(SignUp request, Role role, CancellationToken ct) =>
        await accounts.FindByEmailAsync(TypedText.Normalize(request.Email), ct) is null
            ? await EnsureAddedAsync(request, role, ct)
            : null;

    /// <summary>
    /// The operator account of the settings: creates it, or gives it the password or the role when it has another one, and
    /// then ends its sessions. Safe to repeat at every start.
    /// </summary>
    public async Task<OperatorAccount> EnsureOperatorAsync(SignUp request, CancellationToken ct)
    {
        var existing = await accounts.FindByEmailAsync(TypedText.Normalize(request.Email), ct);
        if (existing is null)
        {
            await EnsureAddedAsync(request, Role.Operator, ct);
            return OperatorAccount.Created;
        }
        if (existing.Role == Role.Customer)
            return OperatorAccount.BelongsToCustomer;
        var isOperator = existing.Role == Role.Operator;
        if (isOperator && await accounts.FindByCredentialsAsync(existing.Email, request.Password, ct) is not null)
            return OperatorAccount.Unchanged;

        var hash = accounts.HashOf(Password.Of(request.Password));
        await unitOfWork.ExecuteAsync(
            async token =>
            {
                await accounts.SetPasswordHashAsync(existing.Id, hash, token);
                trail.Record(SecurityEventKind.PasswordChanged, existing.Id, "Operator__Password");
                // The last way in for an operator who has lost the authenticator and the recovery codes.
                if (await authenticators.RemoveAsync(existing.Id, token))
                    trail.Record(SecurityEventKind.AuthenticatorRemoved, existing.Id, "Operator__Password");
                if (!isOperator)
                {
                    existing.Change(new StaffTerms(existing.Name, Role.Operator, []));
                    await accounts.UpdateStaffAsync(existing, token);
                }
                return await sessionRows.EndAllAsync(existing.Id, token);
            },
            ct
        );
        return isOperator ? OperatorAccount.PasswordChanged : OperatorAccount.RoleChanged;
    }

    // The passwords of the settings are not those of customers: the start warns of a common one.
    private Task<AccountResult> EnsureAddedAsync(SignUp request, Role role, CancellationToken ct)
    {
        var account = AccountOf(request, role);
        var password = Password.Of(request.Password);
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                await AddAsync(account, password, token);
                return AccountResult.Of(account);
            },
            ct
        );
    }

    private Account AccountOf(SignUp request, Role role) =>
        Account.SignUp(request.Email, request.Name, role, time.GetUtcNow(), request.Language);

    private async Task AddAsync(Account account, string password, CancellationToken ct)
    {
        await accounts.AddAsync(account, password, ct);
        wallets.Add(Wallet.Open(account.Id));
    }
}
