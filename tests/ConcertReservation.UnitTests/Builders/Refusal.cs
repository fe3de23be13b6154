namespace ConcertReservation.UnitTests.Builders;

internal static class Refusal
{
    public static DomainException Of(Action act) => act.Should().Throw<DomainException>().Which;

    public static async Task<DomainException> OfAsync(Func<Task> act) =>
        (await act.Should().ThrowAsync<DomainException>()).Which;

    public static object? Fact(this DomainException refusal, string name) =>
        refusal.Facts.Single(fact => fact.Name == name).Value;

    /// <summary>The JSON path of the one value that is not valid.</summary>
    public static string Field(this DomainException refusal)
    {
        refusal.Code.Should().Be(ErrorCode.ValidationFailed);
        return ((Dictionary<string, string[]>)refusal.Fact("errors")!).Keys.Single();
    }
}
