using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Paging;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Http;

/// <summary>Which part of a list.</summary>
public sealed record PageQuery
{
    /// <summary>Items at most, 1 to 100.</summary>
    /// <example>20</example>
    [FromQuery(Name = "limit"), Range(1, 100)]
    public int Limit { get; init; } = 20;

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    internal PageRequest ToRequest() => new(Limit, Cursor);
}
