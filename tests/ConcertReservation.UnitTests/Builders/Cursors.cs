using System.Buffers.Text;
using System.Text;

namespace ConcertReservation.UnitTests.Builders;

public static class Cursors
{
    /// <summary>Texts that are not cursors of any list.</summary>
    public static TheoryData<string> Invalid { get; } =
        new("garbage", "*", "%00", " ", Base64Url.EncodeToString([0xC3, 0x28]), Of("unknown list", "1", "1"));

    /// <summary>A cursor of the list with this name.</summary>
    public static string Of(string list, params string[] keys) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('|', [list, .. keys])));

    /// <summary>The same number, with more digits than needed.</summary>
    public static string Padded(string number) => number.PadLeft(300, '0');
}
