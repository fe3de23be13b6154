using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Overload;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Reservations;

[ApiController]
[Authorize(AuthenticationServices.OperatorsOnly)]
[Route(ApiRoutes.Base + "/admin/code-readings")]
[Tags("Operators")]
public sealed class CodeReadingsController : ControllerBase
{
    /// <summary>Read the QR code in a picture, for browsers that cannot. Nothing is stored or checked in.</summary>
    // Without a permit: no request needs the database.
    [HttpPost]
    [OutsideOverloadGuard]
    public CodeReadingResult Read(CodeReadingRequest request) => new(TicketQrCode.Read(request.Pixels!));
}

/// <summary>A picture from the camera.</summary>
public sealed record CodeReadingRequest
{
    private const int Least = 21 * 21;
    private const int Most = 216 * 216;

    /// <summary>
    /// The brightness of each pixel of a square picture, line by line, in Base64: 0 is black, 255 is white. At least 21
    /// pixels wide, as the smallest QR code is, and at most 216.
    /// </summary>
    [Required, MinLength(Least), MaxLength(Most), SquarePicture]
    public byte[]? Pixels { get; init; }
}

/// <summary>What the picture shows.</summary>
/// <param name="Codes">The texts of the QR codes; empty when none can be read.</param>
public sealed record CodeReadingResult(IReadOnlyList<string> Codes);

/// <summary>As many pixels in a line as there are lines.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SquarePictureAttribute : ValidationAttribute
{
    public SquarePictureAttribute()
        : base("The picture must be a square.") { }

    public override bool IsValid(object? value) =>
        value is not byte[] pixels || TicketQrCode.SideOf(pixels) is var side && side * side == pixels.Length;
}
