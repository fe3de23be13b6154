using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Paging;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Http;

/// <summary>Which page of a list.</summary>
public sealed record PageQuery
{
    /// <summary>The maximum number of items in the page, 1 to 100.</summary>
    /// <example>20</example>
    [FromQuery(Name = "limit"), Range(1, 100)]
    public int Limit { get; init; } = 20;

    /// <summary>The <c>nextCursor</c> of the previous page; without it, the first page.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    internal PageRequest ToRequest() => new(Limit, Cursor);
}
