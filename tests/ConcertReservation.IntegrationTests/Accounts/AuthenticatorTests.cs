using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>The second factor of the staff.</summary>
public sealed class AuthenticatorTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Propose_ByTheStaff_ReturnsASecretAndItsAddress()
    {
        var colleague = await Colleague.HireAsync(service);

        var proposed = await colleague.ProposeAsync();

        proposed.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("secret", "uri", "qrCode");
        proposed.Get<string>("secret").Should().MatchRegex("^[A-Z2-7]{32}$");
        proposed
            .Get<string>("uri")
            .Should()
            .StartWith("otpauth://totp/")
            .And.Contain($"secret={proposed.Get<string>("secret")}")
            .And.Contain("issuer=Concert");
        proposed.Get<string>("qrCode").Should().StartWith("<svg");
        (await colleague.SignInAsync(code: null)).ShouldBe(HttpStatusCode.OK);
        (await colleague.StateAsync()).Get<bool>("enabled").Should().BeFalse();
    }

    [Fact]
    public async Task Confirm_RightCode_TurnsItOnAndReturnsTenRecoveryCodes()
    {
        var colleague = await Colleague.HireAsync(service, "operator");
        await colleague.ProposeAsync();

        var confirmed = await colleague.ConfirmAsync(colleague.Code().Insert(3, " "));

        confirmed.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("recoveryCodes");
        colleague.RecoveryCodes.Should().HaveCount(10).And.OnlyHaveUniqueItems();
        colleague.RecoveryCodes.Should().OnlyContain(code => code.Length == 29);
        (await colleague.SignInAsync(code: null)).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "second_factor_required"
        );
        var state = (await colleague.StateAsync()).ShouldBe(HttpStatusCode.OK);
        state.Json.ShouldHaveFields("enabled", "enabledAt", "recoveryCodesLeft");
        state.Get<bool>("enabled").Should().BeTrue();
        state.Get<int>("recoveryCodesLeft").Should().Be(10);
    }

    [Fact]
    public async Task Confirm_WrongCode_IsRefusedAndChangesNothing()
    {
        var colleague = await Colleague.HireAsync(service);
        await colleague.ProposeAsync();

        var confirmed = await colleague.ConfirmAsync(colleague.WrongCode());

        confirmed.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await colleague.SignInAsync(code: null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Confirm_CodeOfAReplacedSecret_IsRefused()
    {
        var colleague = await Colleague.HireAsync(service);
        await colleague.ProposeAsync();
        var old = colleague.Code();
        await colleague.ProposeAsync();

        (await colleague.ConfirmAsync(old)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await colleague.ConfirmAsync(colleague.Code())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Confirm_NothingProposed_IsNotFound()
    {
        var colleague = await Colleague.HireAsync(service);

        var confirmed = await colleague.ConfirmAsync("123456");

        confirmed.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task ProposeAndConfirm_AuthenticatorIsOn_AreRefused()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.ProposeAsync()).ShouldBeProblem(HttpStatusCode.Conflict, "authenticator_in_use");
        (await colleague.ConfirmAsync(colleague.Code())).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "authenticator_in_use"
        );
        (await colleague.SignInAsync(colleague.Code())).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task SignIn_CodeOfOneStepAround_Succeeds(int steps)
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        service.Clock.Advance(TimeSpan.FromSeconds(60));

        (await colleague.SignInAsync(colleague.Code(steps))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task SignIn_CodeOfAnotherTime_IsRefused(int steps)
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        service.Clock.Advance(TimeSpan.FromSeconds(120));

        (await colleague.SignInAsync(colleague.Code(steps))).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
    }

    [Fact]
    public async Task SignIn_SameCodeTwice_IsRefused()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        var code = colleague.Code();

        (await colleague.SignInAsync(code)).ShouldBe(HttpStatusCode.OK);

        (await colleague.SignInAsync(code)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await colleague.SignInAsync(colleague.Code(steps: -1))).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
    }

    [Fact]
    public async Task SignIn_SameCodeAtOnceOnTwoInstances_SucceedsOnce()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        for (var round = 0; round < 5; round++)
        {
            var code = colleague.Code();

            var answers = await Race.RunAsync(
                Enumerable
                    .Range(0, 4)
                    .Select<int, Func<Task<Answer>>>(i => () => colleague.SignInAsync(code, instance: i))
            );

            answers.Tally().Should().Be("1 x 200, 3 x 401 invalid_credentials");
            service.Clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task SignIn_RecoveryCode_WorksOnce()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        var code = colleague.RecoveryCodes[3];

        var answers = await Race.RunAsync(
            Enumerable.Range(0, 4).Select<int, Func<Task<Answer>>>(i => () => colleague.SignInAsync(code, instance: i))
        );

        answers.Tally().Should().Be("1 x 200, 3 x 401 invalid_credentials");
        (await colleague.StateAsync()).Get<int>("recoveryCodesLeft").Should().Be(9);
        var typed = colleague.RecoveryCodes[4].Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant();
        (await colleague.SignInAsync(typed)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_RecoveryCodeOfAnotherAccount_IsRefused()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        var other = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.SignInAsync(other.RecoveryCodes[0])).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
    }

    [Fact]
    public async Task SignIn_WrongPassword_IsAnsweredTheSameWithAndWithoutACode()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        var without = await colleague.SignInAsync(code: null, password: "not the password");
        var with = await colleague.SignInAsync(colleague.Code(), password: "not the password");
        var wrongCode = await colleague.SignInAsync(colleague.WrongCode());

        without.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        foreach (var answer in new[] { with, wrongCode })
        {
            answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
            answer.Get<string>("detail").Should().Be(without.Get<string>("detail"));
            answer.Get<string>("title").Should().Be(without.Get<string>("title"));
        }
        (await colleague.SignInAsync(colleague.Code())).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task SignIn_EmptyCode_CountsAsNone(string code)
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.SignInAsync(code)).ShouldBeProblem(HttpStatusCode.Unauthorized, "second_factor_required");
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("１２３４５６")]
    [InlineData("abcdef")]
    [InlineData("k7q2-94mx-2b8d-0vtz-w5ne-1c3h")]
    public async Task SignIn_MalformedCode_IsRefused(string code)
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.SignInAsync(code)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task SignIn_CodeOfAnAccountWithoutAuthenticator_IsIgnored()
    {
        var colleague = await Colleague.HireAsync(service);

        (await colleague.SignInAsync("123456")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Remove_WithACode_SwitchesItOff()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.RemoveAsync(colleague.WrongCode())).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
        (await colleague.RemoveAsync(colleague.Code())).ShouldBe(HttpStatusCode.NoContent);

        (await colleague.SignInAsync(code: null)).ShouldBe(HttpStatusCode.OK);
        (await colleague.RemoveAsync("123456")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Remove_WithARecoveryCode_SwitchesItOff()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.RemoveAsync(colleague.RecoveryCodes[0])).ShouldBe(HttpStatusCode.NoContent);

        (await colleague.SignInAsync(colleague.RecoveryCodes[1])).ShouldBe(HttpStatusCode.OK);
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM recovery_codes WHERE user_id = $1",
                colleague.UserId
            )
        )
            .Should()
            .Be(0);
    }

    [Fact]
    public async Task RemoveOfAColleague_ByAnOperator_SwitchesItOffWithAnAuditEntry()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        var operators = (await service.Crowd.OperatorAsync()).Client;
        var path = $"/admin/staff/{colleague.UserId}/authenticator";

        (await operators.DeleteAsync(path)).ShouldBe(HttpStatusCode.NoContent);
        (await operators.DeleteAsync(path)).ShouldBe(HttpStatusCode.NoContent);

        (await colleague.SignInAsync(code: null)).ShouldBe(HttpStatusCode.OK);
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM audit_entries WHERE action = 'staff.authenticator.remove' AND target = $1",
                $"staff/{colleague.UserId}"
            )
        )
            .Should()
            .Be(1);
        (
            await operators.DeleteAsync($"/admin/staff/{Guid.CreateVersion7(service.Clock.GetUtcNow())}/authenticator")
        ).ShouldBeProblem(HttpStatusCode.NotFound, "staff_not_found");
    }

    [Theory]
    [InlineData("GET", "/users/me/authenticator")]
    [InlineData("POST", "/users/me/authenticator")]
    [InlineData("POST", "/users/me/authenticator/confirm")]
    [InlineData("DELETE", "/users/me/authenticator")]
    public async Task AnyCall_ByACustomer_IsForbidden(string method, string path)
    {
        var customer = await service.Crowd.CustomerAsync();
        var body = method == "GET" ? null : System.Net.Http.Json.JsonContent.Create(new { code = "123456" });

        var answer = await customer.Client.SendAsync(new HttpMethod(method), path, body);

        answer.ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Confirm_Always_StoresNoSecretInReadableForm()
    {
        var colleague = await Colleague.HireAsync(service);
        var secret = (await colleague.ProposeAsync()).Get<string>("secret");
        await colleague.ConfirmAsync(colleague.Code());

        var stored = await service.Sql.ColumnAsync<byte[]>(
            "SELECT secret FROM authenticators WHERE user_id = $1 UNION ALL SELECT hash FROM recovery_codes WHERE user_id = $1",
            colleague.UserId
        );

        stored.Should().HaveCount(11);
        var plain = OtpNet.Base32Encoding.ToBytes(secret);
        stored.Should().OnlyContain(bytes => !Contains(bytes, plain));
    }

    private static bool Contains(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;

    [Fact]
    public async Task SignIn_SecretCannotBeRead_RecoveryCodeWorks()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        await service.Sql.ExecuteAsync(
            "UPDATE authenticators SET secret = '\\x00' WHERE user_id = $1",
            colleague.UserId
        );

        (await colleague.SignInAsync(colleague.Code())).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
        (await colleague.SignInAsync(colleague.RecoveryCodes[0])).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_SecretOfAnotherRow_DoesNotWork()
    {
        var (thief, victim) = (
            await Colleague.WithAuthenticatorAsync(service),
            await Colleague.WithAuthenticatorAsync(service)
        );
        await service.Sql.ExecuteAsync(
            "UPDATE authenticators SET secret = (SELECT secret FROM authenticators WHERE user_id = $1) WHERE user_id = $2",
            thief.UserId,
            victim.UserId
        );

        (await victim.SignInAsync(thief.Code())).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task AnyChange_OfTheSecondFactor_IsASecurityEvent()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        // The refusals that are kept are limited by the minute.
        service.Clock.Advance(TimeSpan.FromMinutes(2));

        await colleague.SignInAsync(colleague.WrongCode());
        await colleague.SignInAsync(colleague.RecoveryCodes[0]);
        await colleague.RemoveAsync(colleague.Code());

        foreach (
            var kind in new[]
            {
                "authenticator_added",
                "second_factor_refused",
                "recovery_code_used",
                "authenticator_removed",
            }
        )
            await Eventually.Is(
                async () =>
                    await service.Sql.ScalarAsync<long>(
                        "SELECT count(*) FROM security_events WHERE kind = $1 AND user_id = $2",
                        kind,
                        colleague.UserId
                    ) == 1,
                $"{kind} has to be recorded once"
            );
    }
}
