using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[StaffOnly(Role.Gate, Role.BoxOffice)]
[Route(ApiRoutes.Base + "/admin/code-readings")]
[Tags("Operators")]
public sealed class CodeReadingsController : ControllerBase
{
    /// <summary>Read the QR code in a picture, for browsers that cannot. Nothing is stored or checked in.</summary>
    // Without a permit: no request needs the database.
    [HttpPost]
    [OutsideOverloadGuard]
    public CodeReadingResult ReadCode(CodeReadingRequest request) => new(TicketQrCode.Read(request.Pixels!));
}

/// <summary>A picture from the camera.</summary>
public sealed record CodeReadingRequest
{
    /// <summary>
    /// The brightness of each pixel of a square picture, line by line, in Base64: 0 is black, 255 is white. At least 21
    /// pixels wide, as the smallest QR code is, and at most 216.
    /// </summary>
    [Required, SquarePicture(21, 216)]
    public byte[]? Pixels { get; init; }
}

/// <summary>What the picture shows.</summary>
/// <param name="Codes">The texts of the QR codes; empty when none can be read.</param>
public sealed record CodeReadingResult(IReadOnlyList<string> Codes);

/// <summary>As many lines as there are pixels in a line.</summary>
// Not MinLength and MaxLength: the OpenAPI document would name them as the length of the Base64 text.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SquarePictureAttribute(int least, int most)
    : ValidationAttribute($"The picture must be a square of {least} to {most} pixels each way.")
{
    public override bool IsValid(object? value)
    {
        if (value is not byte[] pixels)
            return true;
        var side = TicketQrCode.SideOf(pixels);
        return side >= least && side <= most && side * side == pixels.Length;
    }
}
