using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[StaffOnly(Role.Gate, Role.BoxOffice)]
[Route(ApiRoutes.Base + "/admin/performances/{performanceId}/door-list")]
[Tags("Operators")]
public sealed class DoorsController(DoorListFacade list, DoorUploadFacade uploads) : ControllerBase
{
    /// <summary>Get the hashes of all codes of a performance, for a door without a network.</summary>
    /// <param name="performanceId" example="1">The performance.</param>
    [HttpGet]
    [ETag]
    [Refuses(ErrorCode.PerformanceNotFound)]
    public Task<DoorListResult> GetDoorList(long performanceId, CancellationToken ct) =>
        list.FindAsync(performanceId, ct);

    /// <summary>Upload what a door let in without a network. The same upload again changes nothing.</summary>
    /// <param name="performanceId" example="1">The performance.</param>
    [HttpPost("admissions")]
    [RequestSizeLimit(BodySizeLimit.LargeBytes)]
    [Refuses(ErrorCode.PerformanceNotFound, ErrorCode.PerformanceCancelled)]
    public Task<DoorUploadResult> UploadAdmissions(
        long performanceId,
        DoorUploadRequest request,
        CancellationToken ct
    ) => uploads.UploadAsync(performanceId, request.DeviceId!, request.ToItems(), ct);
}

/// <summary>What a door let in without a network.</summary>
public sealed record DoorUploadRequest
{
    /// <summary>A name that only this device has, such as a random one that it keeps: visible ASCII characters.</summary>
    /// <example>door-1f0c5b25</example>
    [Required, DeviceId]
    public string? DeviceId { get; init; }

    /// <summary>The tickets, at most 10,000.</summary>
    [Required, MinLength(1), MaxLength(DoorUploadFacade.MaxItems), NoNulls]
    public IReadOnlyList<DoorItemRequest>? Items { get; init; }

    internal IReadOnlyList<DoorItem> ToItems() =>
        [.. Items!.Select(item => new DoorItem(item.TicketId!, item.At!.Value))];
}

/// <summary>A ticket that the door let in.</summary>
public sealed record DoorItemRequest
{
    /// <summary>The ticket, as the door list names it.</summary>
    /// <example>0193a5c42d6b7e21b7f391c2a4d0ff03-7</example>
    [Required, StringLength(100)]
    public string? TicketId { get; init; }

    /// <summary>When, by the clock of the door. A time before the payment or after the upload is corrected.</summary>
    [Required]
    public DateTimeOffset? At { get; init; }
}

/// <summary>The name of a device: 1 to 64 visible ASCII characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DeviceIdAttribute() : RegularExpressionAttribute("^[!-~]{1,64}$")
{
    public override string FormatErrorMessage(string name) => "1 to 64 visible ASCII characters.";
}
