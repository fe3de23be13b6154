using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>Fails the test with the shrunk script, and says how to play it again.</summary>
internal sealed class Verdict : IRunner
{
    public void OnFinished(string name, TestResult result)
    {
        if (result is not TestResult.Failed { Item4: Outcome.Failed { Item: var cause } } failed)
            return;

        var (data, seed) = (failed.Item1, failed.Item6);
        Assert.Fail(
            $"""
            {cause.GetBaseException().Message}

            Script {data.NumberOfTests}, shrunk {data.NumberOfShrinks} times. It is the first one again with
            {Sample.SeedVariable}={seed.Seed},{seed.Gamma} in the environment.
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
