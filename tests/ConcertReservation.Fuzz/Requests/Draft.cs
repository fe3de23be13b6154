using System.Globalization;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Users;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>A valid request that a mutation changes before it is built.</summary>
internal sealed class Draft(ApiOperation operation, FuzzCustomer caller, FuzzUsers users)
{
    public ApiOperation Operation => operation;
    public FuzzCustomer Caller => caller;
    public FuzzUsers Users => users;
    public string Method { get; set; } = operation.Method;
    public string Suffix { get; set; } = "";
    public Dictionary<string, string> PathIds { get; } = new(StringComparer.Ordinal);
    public List<string> Query { get; } = [];
    public List<KeyValuePair<string, string>> Headers { get; } = [];
    public DraftBody? Body { get; set; }
    public Delivery Delivery { get; set; }
    public bool LeavesOperation { get; set; }

    /// <summary>Replaces every such header.</summary>
    public void SetHeader(string name, params string[] values)
    {
        Headers.RemoveAll(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
        Headers.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
    }

    public WrongRequest Build(int number, string what, Expectation expectation) =>
        new()
        {
            Number = number,
            Operation = operation,
            What = what,
            Method = Method,
            Target = Path() + (Query.Count == 0 ? "" : "?" + string.Join('&', Query)),
            Headers = Headers,
            Body = Body?.ToBytes(),
            ContentType = Body?.ContentType,
            Delivery = Delivery,
            Expectation = expectation,
            LeavesOperation = LeavesOperation,
        };

    private string Path() =>
        PathIds.Aggregate(
            operation.Template,
            (path, id) => path.Replace($"{{{id.Key}}}", id.Value, ignoreCase: false, CultureInfo.InvariantCulture)
        ) + Suffix;
}
