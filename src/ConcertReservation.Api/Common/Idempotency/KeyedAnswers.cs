using System.Text.Json;
using ConcertReservation.Api.Common.Problems;
using ConcertReservation.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Common.Idempotency;

/// <summary>Makes of what an action returned, or refused with, the answer that goes out and is kept.</summary>
internal sealed class KeyedAnswers(ProblemWriter problems, IOptions<JsonOptions> json)
{
    private const string Json = "application/json; charset=utf-8";

    public KeyedAnswer Of(CreatedResult created) =>
        new(
            StatusCodes.Status201Created,
            created.Location,
            Json,
            JsonSerializer.Serialize(created.Value, json.Value.SerializerOptions)
        );

    public KeyedAnswer Of(HttpContext context, DomainException refusal) =>
        new(
            ProblemCatalogue.Of(refusal.Code).Status,
            Location: null,
            ProblemWriter.ContentType,
            problems.Render(context, refusal)
        );
}
