using System.Text.Json;
using ConcertReservation.Api.Common;
using ConcertReservation.Application.Operations;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Operations;

/// <summary>The operator of the request; none while the service starts.</summary>
internal sealed class CurrentOperator(IHttpContextAccessor http, IOptions<JsonOptions> json) : ICurrentOperator
{
    public Guid? Id => http.HttpContext?.User.Id();

    public string Describe(object value) => JsonSerializer.Serialize(value, json.Value.SerializerOptions);
}
