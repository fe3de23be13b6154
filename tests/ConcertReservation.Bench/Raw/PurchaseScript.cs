using System.Data;

namespace ConcertReservation.Bench.Raw;

/// <summary>A purchase that the service made, with the facts that were known before it.</summary>
internal sealed record RecordedPurchase(PurchaseFacts Facts, Recording Recording);

/// <summary>The statements of a purchase in order, ready to be sent for any other purchase.</summary>
/// <param name="Steps">In the order of the service, with its transactions.</param>
/// <param name="NewIds">How many ids one purchase makes.</param>
internal sealed record PurchaseScript(IReadOnlyList<ScriptStep> Steps, int NewIds)
{
    /// <exception cref="ReplayException">The purchases differ, or a parameter follows from nothing known.</exception>
    public static PurchaseScript Of(IReadOnlyList<RecordedPurchase> purchases)
    {
        foreach (var purchase in purchases)
            EnsureComplete(purchase.Recording);
        EnsureAlike([.. purchases.Select(purchase => purchase.Recording.Steps)]);

        var resolver = new ValueResolver([.. purchases.Select(purchase => purchase.Facts)]);
        if (!resolver.AreFactsDistinct)
            throw new ReplayException("Two facts of the recorded purchases are equal, so no rule can be found", "all");
        var steps = purchases[0]
            .Recording.Steps.Select(
                (step, i) => ScriptStep.Of(step, [.. purchases.Select(p => p.Recording.Steps[i].Parameters)], resolver)
            )
            .ToList();
        return new PurchaseScript(steps, resolver.NewIds);
    }

    /// <summary>Whether the service did the same for each purchase.</summary>
    public static bool AreAlike(IReadOnlyList<RecordedPurchase> purchases) =>
        purchases
            .Select(purchase => string.Join('\n', purchase.Recording.Steps.Select(step => step.Shape)))
            .Distinct(StringComparer.Ordinal)
            .Count() == 1;

    private static void EnsureComplete(Recording recording)
    {
        var other = recording.Steps.FirstOrDefault(step => step.Kind == StepKind.Other);
        if (other is not null)
            throw new ReplayException("The service does something that raw does not replay", other.Text);
        var commands = recording.Steps.Where(step => step.Kind == StepKind.Command).ToList();
        if (commands.Count == 0 || commands.Count != recording.Commands)
            throw new ReplayException(
                FormattableString.Invariant(
                    $"The service sent {recording.Commands} commands and {commands.Count} of them were recorded"
                ),
                string.Join(Environment.NewLine, commands.Select(command => command.Text))
            );
    }

    private static void EnsureAlike(IReadOnlyList<IReadOnlyList<RecordedStep>> recordings)
    {
        var first = recordings[0].Select(step => step.Shape).ToList();
        foreach (var other in recordings.Skip(1).Select(steps => steps.Select(step => step.Shape).ToList()))
        {
            var same = first.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
            if (same < Math.Max(first.Count, other.Count))
                throw new ReplayException(
                    FormattableString.Invariant($"From step {same} on, two recorded purchases differ"),
                    $"{first.ElementAtOrDefault(same)}{Environment.NewLine}{other.ElementAtOrDefault(same)}"
                );
        }
    }
}

/// <param name="Text">The text that a command sends.</param>
/// <param name="Isolation">The isolation level of a transaction that begins.</param>
/// <param name="Effect">What a command must do.</param>
internal sealed record ScriptStep(
    StepKind Kind,
    string Text,
    IsolationLevel Isolation,
    IReadOnlyList<ScriptParameter> Parameters,
    Effect? Effect
)
{
    /// <param name="parameters">The parameters of the step, in each recorded purchase.</param>
    public static ScriptStep Of(
        RecordedStep step,
        IReadOnlyList<IReadOnlyList<RecordedParameter>> parameters,
        ValueResolver resolver
    ) =>
        new(
            step.Kind,
            step.Text,
            step.Kind == StepKind.Begin ? Enum.Parse<IsolationLevel>(step.Text) : IsolationLevel.Unspecified,
            [
                .. step.Parameters.Select(
                    (_, i) => ScriptParameter.Of([.. parameters.Select(p => p[i])], step, resolver)
                ),
            ],
            step.Effect
        );
}

/// <param name="Recorded">The name, the type and one of the values.</param>
internal sealed record ScriptParameter(RecordedParameter Recorded, ReplayedValue ValueOf)
{
    public static ScriptParameter Of(
        IReadOnlyList<RecordedParameter> recorded,
        RecordedStep step,
        ValueResolver resolver
    ) =>
        new(
            recorded[0],
            resolver.Find([.. recorded.Select(parameter => parameter.Read(step.Text))])
                ?? throw new ReplayException(
                    $"Parameter {recorded[0].Name} was {string.Join(", ", recorded.Select(p => p.Value.GetRawText()))} "
                        + "in the recorded purchases, which follows from nothing known",
                    step.Text
                )
        );
}
