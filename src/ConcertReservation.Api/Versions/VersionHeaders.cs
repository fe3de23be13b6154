using ConcertReservation.Domain.Versions;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Versions;

/// <summary>
/// The version of what operators edit, as <c>ETag</c> and <c>If-Match</c> (RFC 9110, section 13.1.1). A W/ prefix is
/// ignored, because proxies add it when they compress a response.
/// </summary>
internal static class VersionHeaders
{
    public static void SetVersion(this HttpResponse response, string version) =>
        response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{version}\"");

    public static ExpectedVersion ExpectedVersion(this HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return Domain.Versions.ExpectedVersion.Any;
        // A header that cannot be read names no version: the write is refused, because its condition is not known.
        if (!EntityTagHeaderValue.TryParseStrictList(header.ToArray()!, out var tags))
            return Domain.Versions.ExpectedVersion.OneOf([]);
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any))
            ? Domain.Versions.ExpectedVersion.Any
            : Domain.Versions.ExpectedVersion.OneOf([.. tags.Select(tag => tag.Tag.ToString().Trim('"'))]);
    }
}
