using CsvHelper;

namespace ConcertReservation.Api.Concerts;

/// <summary>
/// Reads the lines of a CSV file <c>section,row,seat,price[,kind]</c>. The columns may come in any order. Empty lines
/// are skipped, also those that consist of separators only, which spreadsheet programs write.
/// </summary>
internal static class PlanCsvReader
{
    private const int HeaderLine = 1;
    private const string Columns = "section,row,seat,price or section,row,seat,price,kind";
    private static readonly string[] Required = ["section", "row", "seat", "price"];

    /// <summary>Null, or incomplete, when there are errors.</summary>
    public static PlanDocument? Read(ReadOnlyMemory<byte> file, PlanCsvErrors errors)
    {
        if (PlanCsvText.FindWrongLine(file.Span) is { } wrongLine)
            return errors.Refuse(wrongLine, PlanCsvText.NotUtf8);

        using var csv = CsvReader.Create(file, FormatWith(errors));
        csv.ReadHeader();
        if (FindHeaderError(csv) is { } headerError)
            return errors.Refuse(HeaderLine, headerError);

        var plan = new PlanCsvBuilder(errors);
        while (!errors.IsFull && csv.Read())
            if (!errors.Has(csv.LineNumber) && !IsEmpty(csv))
                plan.Add(LineOf(csv));
        return plan.Build();
    }

    private static CsvReaderOptions FormatWith(PlanCsvErrors errors) =>
        new()
        {
            Separator = ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            PoolStrings = true,
            // A quote that is never closed makes one line wrong, and not the rest of the file.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => errors.Add(record.LineNumber, "The quotes of this line are broken."),
        };

    private static string? FindHeaderError(CsvReader csv)
    {
        var names = csv.Headers.Select(name => name.Trim()).ToList();
        var known = Required.Append("kind");
        var isComplete = Required.All(column => names.Contains(column, StringComparer.OrdinalIgnoreCase));
        var isKnown = names.TrueForAll(name => known.Contains(name, StringComparer.OrdinalIgnoreCase));
        var isUnique = names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count;
        return isComplete && isKnown && isUnique ? null : $"The first line must name the columns: {Columns}.";
    }

    private static bool IsEmpty(CsvReader csv)
    {
        for (var i = 0; i < csv.FieldCount; i++)
            if (!csv.GetSpan(i).IsEmpty)
                return false;
        return true;
    }

    private static PlanCsvLine LineOf(CsvReader csv) =>
        new(
            csv.LineNumber,
            csv.FieldCount > csv.Headers.Count,
            Text(csv, "section"),
            Text(csv, "row"),
            Text(csv, "seat"),
            Text(csv, "price"),
            Text(csv, "kind")
        );

    // A field that the line or the file does not have is empty.
    private static string Text(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount ? csv.GetString(index) : "";
}

/// <summary>One line, as it is written in the file.</summary>
internal readonly record struct PlanCsvLine(
    long Number,
    bool HasExtraFields,
    string Section,
    string Row,
    string Seat,
    string Price,
    string Kind
);
