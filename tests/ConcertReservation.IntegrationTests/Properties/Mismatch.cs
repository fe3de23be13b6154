using ConcertReservation.IntegrationTests.Properties.Model;

namespace ConcertReservation.IntegrationTests.Properties;

/// <summary>The response of the service to a line of a script differs from the model.</summary>
internal sealed class Mismatch(IReadOnlyList<string> before, string line, Reply expected, Reply seen)
    : Exception(
        $"""
        The service and the model part ways:

        {string.Concat(before.Select((told, i) => $"{i + 1, 4}. {told}\n"))}   >  {line}
               expected  {expected}
               was       {seen}
        """
    );
