using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Paths that do not exist.</summary>
internal sealed class UnknownPath : IMutation
{
    private static readonly string[] Suffixes =
    [
        "/nowhere",
        "/nowhere/1/2/3",
        "x-nowhere",
        "//nowhere",
        "/%2e%2e%2fnowhere",
        "/%F0%9F%98%80/nowhere",
        "/{concertId}/nowhere",
        "/%25%32%65/nowhere",
        "/nowhere;x=1",
    ];

    public Change Pick(ApiOperation operation, Random random)
    {
        var suffix = random.One(Suffixes);
        return new Change(
            $"{suffix} at the end of the path",
            Expectation.Refusal,
            draft => (draft.Suffix, draft.LeavesOperation) = (suffix, true)
        );
    }
}
