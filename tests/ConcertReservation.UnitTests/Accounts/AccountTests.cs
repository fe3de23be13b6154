using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void SignUp_ValidValues_KeepsThem()
    {
        var account = Account.SignUp("kim@example.com", "Kim", Role.Operator, A.Now);

        account.Email.Should().Be("kim@example.com");
        account.Name.Should().Be("Kim");
        account.Role.Should().Be(Role.Operator);
    }

    [Fact]
    public void SignUp_Always_CreatesAVersion7Id()
    {
        var account = Account.SignUp("kim@example.com", "Kim", Role.Customer, A.Now);

        account.Id.Version.Should().Be(7);
    }

    [Fact]
    public void SignUp_NameWithSpacesAround_TrimsIt()
    {
        var account = Account.SignUp("kim@example.com", "  Kim Min \t", Role.Customer, A.Now);

        account.Name.Should().Be("Kim Min");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void SignUp_AllowedNameLength_IsAccepted(int length)
    {
        var account = Account.SignUp("kim@example.com", new string('k', length), Role.Customer, A.Now);

        account.Name.Should().HaveLength(length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void SignUp_BlankName_IsRefused(string name)
    {
        var refusal = Refusal.Of(() => Account.SignUp("kim@example.com", name, Role.Customer, A.Now));

        refusal.Field().Should().Be("name");
    }

    [Fact]
    public void SignUp_NameOf101Characters_IsRefused()
    {
        var refusal = Refusal.Of(() => Account.SignUp("kim@example.com", new string('k', 101), Role.Customer, A.Now));

        refusal.Field().Should().Be("name");
    }

    [Fact]
    public void SignUp_InvalidEmail_IsRefused()
    {
        var refusal = Refusal.Of(() => Account.SignUp("kim", "Kim", Role.Customer, A.Now));

        refusal.Field().Should().Be("email");
    }

    [Fact]
    public void Existing_StoredValues_AreKept()
    {
        var account = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);

        account
            .Should()
            .BeEquivalentTo(
                new
                {
                    Id = A.User,
                    Email = "kim@example.com",
                    Name = "Kim",
                    Role = Role.Customer,
                }
            );
    }
}
