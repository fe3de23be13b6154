using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>Fails the test with the shrunk script, and with the command that plays it again.</summary>
internal sealed class Verdict : IRunner
{
    public void OnFinished(string name, TestResult result)
    {
        if (result is not TestResult.Failed { Item4: Outcome.Failed { Item: var cause } } failed)
            return;

        var (data, shrunk, seed, size) = (failed.Item1, failed.Item3, failed.Item6, failed.Item7);
        var message = cause.GetBaseException() is Mismatch mismatch ? mismatch.Message : $"{shrunk.Head}\n\n{cause}";
        Assert.Fail(
            $"""
            {message}

            Script {data.NumberOfTests}, shrunk {data.NumberOfShrinks} times. Play it alone with this in the environment:
            {Sample.SeedVariable}={seed.Seed},{seed.Gamma},{size} {Sample.SizeVariable}=1
            """
        );
    }

    public void OnStartFixture(Type fixture) { }

    public void OnArguments(
        int number,
        FSharpList<object> arguments,
        FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every
    ) { }

    public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> everyShrink) { }
}
